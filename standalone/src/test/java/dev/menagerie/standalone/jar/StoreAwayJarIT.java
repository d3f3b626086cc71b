package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL behind it is away: from the start, or all of a sudden. */
class StoreAwayJarIT {
  @TempDir static Path folder;
  @TempDir Path home;
  private final Postgres postgres = new Postgres(folder);

  @AfterEach
  void stopPostgres() throws Exception {
    postgres.close();
  }

  @Test
  void itLivesWithoutItsStoreAndSaysWhyItIsNotReady() throws Exception {
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);

      assertThat(client.get(server.admin().resolve("livez")).statusCode()).isEqualTo(200);
      var ready = client.get(server.admin().resolve("readyz"));
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("localhost:" + postgres.port());
    }
  }

  @Test
  void aWriteIsRefusedWithTheAdviceToComeBack() throws Exception {
    try (var server = serve()) {
      var answer = new MessagesClient(server::messages).post("foo");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).startsWith("{\"err_msg\":");
    }
  }

  @Test
  void itRecoversByItselfWithinTwoSecondsOfTheReturnOfItsStore() throws Exception {
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);

      Recovery.assertPrompt(
          postgres::start, postgres::stopImmediately, () -> client.post("foo").statusCode());
      assertThat(client.get(server.admin().resolve("readyz")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingIsLostWhenItsStoreFailsUnderLoad() throws Exception {
    postgres.start();
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);

      Ledger<String> ledger =
          Ledger.of(n -> "private text " + n)
              .untilAcknowledged(2_000)
              .after(500, this::failAndReturn)
              .after(1_000, this::failAndReturn)
              .exchange(text -> Answer.ofStatus(client.post(text).statusCode()));

      ledger.auditEach(client::copies).assertExact();
      assertThat(LogFiles.in(home).text()).doesNotContain("private text");
    }
  }

  private MenagerieJar serve() {
    return MenagerieJar.overHttp(home, "--store", postgres.url());
  }

  private void failAndReturn() throws Exception {
    postgres.stopImmediately();
    postgres.start();
  }
}
