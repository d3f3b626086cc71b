package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed under load, again and again; a subclass says where it keeps its data. */
abstract class KillNine {
  private static final int KILLS = 20;
  private static final long ACKNOWLEDGED_BETWEEN_KILLS = 200;
  private static final int CLIENTS = 16;

  @TempDir Path home;

  /** The flags that name the store. */
  abstract String[] store();

  @Test
  void everyAcknowledgedMessageIsThereAfterTwentyKills() {
    try (var server = new RestartedJar(() -> MenagerieJar.overHttp(home, store()))) {
      var client = new MessagesClient(() -> server.now().messages());
      var run =
          Ledger.of(n -> "message " + n)
              .clients(CLIENTS)
              .untilAcknowledged((KILLS + 1) * ACKNOWLEDGED_BETWEEN_KILLS);
      for (int kill = 1; kill <= KILLS; kill++) {
        run.after(kill * ACKNOWLEDGED_BETWEEN_KILLS, server::killAndStart);
      }

      Ledger.Report report =
          run.exchange(text -> Answer.ofStatus(client.post(text).statusCode()))
              .auditEach(client::copies)
              .assertExact();

      System.out.println(getClass().getSimpleName() + ": " + report);
      assertThat(report.unknown()).as("messages that a kill left without an answer").isPositive();
    }
  }
}
