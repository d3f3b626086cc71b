package dev.menagerie.standalone.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class HttpServerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void aPortThatIsTakenIsNamedThoughAnotherIsFree() throws IOException {
    try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertThatThrownBy(() -> start(port(0, "--port"), port(taken.getLocalPort(), "--tls-port")))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " (")
          .hasMessageContaining("--tls-port");
    }
  }

  @Test
  void onePortIsNotOpenedTwice() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> start(port(free, "--port"), port(free, "--tls-port")))
        .isInstanceOf(PortInUseException.class)
        .hasMessageContaining("--tls-port");
  }

  private static void start(Port... ports) {
    HttpServer.start("test", List.of(ports), context -> {}, UnaryOperator.identity(), 4).close();
  }

  private static Port port(int number, String saidBy) {
    return new Port(LOOPBACK.getHostAddress(), number, Optional.empty(), saidBy);
  }
}
