package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.VoteCounter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That nobody waits for a database that is away longer than it takes to find out. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresAwayTest {
  private static final Duration FOREVER = Duration.ofHours(1);
  private static final Trip TRIP = Trip.reading("look around", "");

  @TempDir private Path folder;

  @Test
  void theFirstWhoAsksAfterItStoppedDoesNotWaitForAConnection() throws IOException {
    try (var postgres = new RestartablePostgres(folder)) {
      postgres.start();
      String url = "jdbc:" + postgres.url().replace("postgres@", "") + "?user=postgres";
      var source = new PooledSource("test", () -> DriverManager.getConnection(url), 2, FOREVER);
      try (var database = new Database(source, Migrations.FILES)) {
        look(database);
        postgres.crash();

        assertThatThrownBy(() -> look(database)).isInstanceOf(StoreUnavailableException.class);
      }
    }
  }

  @Test
  void aHostThatTakesConnectionsAndSaysNothingIsGivenUp() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var stores =
            Stores.open(
                "postgresql://postgres@localhost:" + silent.getLocalPort() + "/postgres",
                StoreOptions.defaults().withTimeout(FOREVER))) {
      assertThatThrownBy(() -> stores.get(VoteCounter.class).tally("poll"))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  private static void look(Database database) {
    database.call(TRIP, session -> session.handle().execute("select 1"));
  }
}
