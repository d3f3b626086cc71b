package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Votes while the process is killed; a subclass says where they are kept. */
abstract class PetsKilled {
  private static final int KILLS = 2;
  private static final long ACKNOWLEDGED_BETWEEN_KILLS = 300;
  private static final int CLIENTS = 16;
  private static final Pattern VOTES = Pattern.compile("\"votes\":(\\d+),\"visitors\"");

  @TempDir Path home;

  /** The flags that name the store. */
  abstract String[] store();

  @Test
  void everyAcknowledgedVoteIsCountedOnceThoughTheProcessIsKilled() throws Exception {
    try (var server = new RestartedJar(() -> MenagerieJar.pets(home, store()))) {
      var client = new PetsClient(() -> server.now().app());
      var run =
          Ledger.of(n -> "voter " + n)
              .clients(CLIENTS)
              .untilAcknowledged((KILLS + 1) * ACKNOWLEDGED_BETWEEN_KILLS);
      for (int kill = 1; kill <= KILLS; kill++) {
        run.after(kill * ACKNOWLEDGED_BETWEEN_KILLS, server::killAndStart);
      }

      Ledger<String> ledger = run.exchange(name -> Answer.ofStatus(client.vote('b', name)));

      ledger.auditTotal(counted(client)).assertExact();
    }
    var recount = new ArrayList<>(List.of("recount", "--data", "data"));
    recount.addAll(List.of(store()));
    MenagerieJar.Ended ended = MenagerieJar.run(home, recount.toArray(String[]::new));
    assertThat(ended.output()).contains("The totals equal the ballots");
    assertThat(ended.status()).isZero();
  }

  private static long counted(PetsClient client) throws Exception {
    String results = client.get("api/results").body();
    return VOTES
        .matcher(results)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }
}
