package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does. The times are so long that a test which had to wait for them would fail. */
class ShutdownIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  @Test
  void itSaysThatItIsNotReadyButServesOn() throws Exception {
    try (var server = MenagerieJar.overHttp(home, "--drain", "1h")) {
      var client = new MessagesClient(server::messages);

      server.signal();
      awaitNotReady(server, client);

      assertThat(client.post("late").statusCode()).isEqualTo(201);
      assertThat(client.get(server.admin().resolve("livez")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoSignalsTwiceIsNotMadeToWait() throws Exception {
    try (var server = MenagerieJar.overHttp(home, "--drain", "1h")) {
      server.signal();
      awaitNotReady(server, new MessagesClient(server::messages));
      server.signal();

      assertThat(server.awaitEnd()).isZero();
    }
  }

  @Test
  void aRequestUnderWayIsStillAnsweredWhileNewOnesAreRefused() throws Exception {
    try (var server = MenagerieJar.overHttp(home, "--drain", "0s", "--grace", "1h");
        var underWay = PostUnderWay.begin(server.messages(), "under way")) {
      var client = new MessagesClient(server::messages);

      server.signal();
      awaitNotReady(server, client);
      await().atMost(PATIENCE).until(() -> client.post("too late").statusCode() == 503);

      assertThat(underWay.finish()).startsWith("HTTP/1.1 201");
      assertThat(server.awaitEnd()).isZero();
    }
    try (var server = MenagerieJar.overHttp(home)) {
      assertThat(new MessagesClient(server::messages).copies("under way")).isEqualTo(1);
    }
  }

  @Test
  void nothingIsLostWhenItStopsUnderLoad() {
    var server = new AtomicReference<>(MenagerieJar.overHttp(home, "--drain", "200ms"));
    try {
      var client = new MessagesClient(() -> server.get().messages());

      Ledger<String> ledger =
          Ledger.of(n -> "message " + n)
              .untilAcknowledged(1_000)
              .after(
                  500,
                  () -> {
                    assertThat(server.get().terminate()).isZero();
                    server.get().close();
                    server.set(MenagerieJar.overHttp(home));
                  })
              .exchange(text -> Answer.ofStatus(client.post(text).statusCode()));

      ledger.auditEach(client::copies).assertExact();
    } finally {
      server.get().close();
    }
  }

  private static void awaitNotReady(MenagerieJar server, MessagesClient client) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.get(server.admin().resolve("readyz")).statusCode() == 503);
  }
}
