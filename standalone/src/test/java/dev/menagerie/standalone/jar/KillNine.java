package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed under load, again and again; a subclass says where it keeps its data. */
abstract class KillNine {
  private static final int KILLS = 20;
  private static final int ACKNOWLEDGED_BETWEEN_KILLS = 200;
  private static final int CLIENTS = 16;

  @TempDir Path home;

  /** The flags that name the store. */
  abstract String[] store();

  @Test
  void everyAcknowledgedMessageIsThereAfterTwentyKills() {
    var server = new AtomicReference<>(MenagerieJar.overHttp(home, store()));
    try {
      var client = new MessagesClient(() -> server.get().messages());
      var run =
          Ledger.of(n -> "message " + n)
              .clients(CLIENTS)
              .untilAcknowledged((KILLS + 1) * ACKNOWLEDGED_BETWEEN_KILLS);
      for (int kill = 1; kill <= KILLS; kill++) {
        run.after(
            kill * ACKNOWLEDGED_BETWEEN_KILLS,
            () -> {
              server.get().close();
              server.set(MenagerieJar.overHttp(home, store()));
            });
      }

      Ledger.Report report =
          run.exchange(text -> Answer.ofStatus(client.post(text).statusCode()))
              .auditEach(client::copies)
              .assertExact();

      System.out.println(getClass().getSimpleName() + ": " + report);
      assertThat(report.unknown()).as("messages that a kill left without an answer").isPositive();
    } finally {
      server.get().close();
    }
  }
}
