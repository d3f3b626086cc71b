package dev.menagerie.standalone.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientHandlerTest {
  private final CompletableFuture<Integer> read = new CompletableFuture<>();
  private final Undertow server =
      Undertow.builder()
          .addHttpListener(0, InetAddress.getLoopbackAddress().getHostAddress())
          .setHandler(
              new PatientHandler(
                  new BlockingHandler(
                      exchange -> {
                        try {
                          read.complete(exchange.getInputStream().readAllBytes().length);
                        } catch (IOException e) {
                          read.completeExceptionally(e);
                          throw e;
                        }
                      }),
                  1,
                  Duration.ofMillis(300)))
          .build();

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whoStopsInTheMiddleOfLinesIsGivenUp() throws Exception {
    assertGivenUp(
        "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
  }

  @Test
  void whoStopsInTheMiddleOfALargeBodyIsGivenUp() throws Exception {
    assertGivenUp("Content-Length: 1000000\r\n\r\n" + "x".repeat(200_000));
  }

  @Test
  void whoStopsInTheMiddleOfASmallBodyKeepsNoConnection() throws Exception {
    server.start();
    try (Socket socket = connected()) {
      post(socket, "Content-Length: 10\r\n\r\nabc");
      socket.setSoTimeout(20_000);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(read).isNotDone();
  }

  private void assertGivenUp(String rest) throws IOException {
    server.start();
    try (Socket socket = connected()) {
      post(socket, rest);
      assertThat(read).failsWithin(20, TimeUnit.SECONDS);
    }
  }

  private Socket connected() throws IOException {
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new Socket(address.getAddress(), address.getPort());
  }

  private static void post(Socket socket, String rest) throws IOException {
    socket.getOutputStream().write(("POST / HTTP/1.1\r\nHost: x\r\n" + rest).getBytes(US_ASCII));
  }
}
