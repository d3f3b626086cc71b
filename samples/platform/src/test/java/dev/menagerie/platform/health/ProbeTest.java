package dev.menagerie.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.menagerie.platform.state.Rules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbeTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Probe probe = new Probe(Clock.systemUTC(), threads);
  private HttpServer app;

  /** Has no {@code /up}, and all else is a stream that says nothing. */
  @BeforeEach
  void start() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.setExecutor(threads);
    app.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean isUp = exchange.getRequestURI().getPath().equals("/up");
            exchange.sendResponseHeaders(isUp ? 404 : 200, isUp ? -1 : 0);
            if (!isUp) {
              exchange.getResponseBody().flush();
              new CountDownLatch(1).await();
            }
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
    app.start();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    app.stop(0);
  }

  @Test
  void whereAnyAnswerWillDoAStreamIsOne() {
    Check check = probe.check(app.getAddress(), patient(), Optional.empty());

    assertThat(check.passed()).as(check.said()).isTrue();
    assertThat(check.said()).isEqualTo("GET / said 200");
  }

  /** On a busy machine too, headers come in time. */
  private static Rules patient() {
    Rules usual = Rules.DEFAULT;
    return new Rules(
        usual.path(),
        usual.status(),
        usual.interval(),
        Duration.ofSeconds(6),
        usual.passes(),
        usual.failures(),
        usual.gate(),
        usual.drain(),
        usual.watch(),
        usual.sessions());
  }

  /** Whether somebody listens there or not, and whether this machine has such addresses. */
  @Test
  void anAddressWithColonsCanBeAsked() throws UnknownHostException {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    var address = new InetSocketAddress(InetAddress.getByAddress(loopback), 1);

    assertThat(probe.check(address, Rules.DEFAULT, Optional.empty()).said())
        .startsWith("GET /up")
        .doesNotContain("is no request");
  }

  @Test
  void aNamedPathHasToAnswerWhollyInTime() {
    Check check = probe.check(app.getAddress(), Rules.DEFAULT, Optional.of("/health"));

    assertThat(check.passed()).isFalse();
    assertThat(check.said()).isEqualTo("GET /health got no whole answer within 2000 ms");
  }
}
