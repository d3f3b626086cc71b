package dev.menagerie.standalone.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.standalone.logging.AccessLog;
import dev.menagerie.standalone.logging.RollingFile;
import dev.menagerie.standalone.logging.RollingFile.Limits;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogHandlerTest {
  @TempDir Path folder;

  @Test
  void theClientIsWhomOurOwnProxyNamedLast() throws Exception {
    String lines = "X-Forwarded-For: 198.51.100.7\nX-Forwarded-For: 198.51.100.8, 203.0.113.9\n";
    assertThat(logged(true, lines)).startsWith("203.0.113.9 - - [");
    assertThat(logged(false, lines)).startsWith("127.0.0.1 - - [");
  }

  @Test
  void whatIsNoAddressIsNotLoggedAsOne() throws Exception {
    assertThat(logged(true, "X-Forwarded-For: 203.0.113.9, somebody\n"))
        .startsWith("127.0.0.1 - - [");
    assertThat(logged(true, "")).startsWith("127.0.0.1 - - [");
  }

  private String logged(boolean trustProxy, String headers) throws Exception {
    Path file = folder.resolve("access.log");
    Files.deleteIfExists(file);
    var log = new AccessLog(new RollingFile(file, new Limits(0, 0)));
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new AccessLogHandler(exchange -> exchange.endExchange(), log, trustProxy))
            .build();
    server.start();
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      String request = "GET / HTTP/1.1\nHost: x\nConnection: close\n" + headers + "\n";
      socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200 ");
      await().until(() -> Files.size(file) > 0);
    } finally {
      server.stop();
      log.close();
    }
    return Files.readString(file);
  }
}
