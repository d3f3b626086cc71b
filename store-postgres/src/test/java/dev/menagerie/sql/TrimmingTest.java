package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.MutableClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Expired messages leave the disk ten minutes later, a thousand at a time, and nobody waits for it.
 */
class TrimmingTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final MutableClock clock = MutableClock.startingNow();

  @Test
  void expiredMessagesLeavePostgres() throws SQLException {
    assertLeave(POSTGRES.url());
  }

  @Test
  void expiredMessagesLeaveH2() throws SQLException {
    assertLeave("jdbc:h2:mem:trimming;DATABASE_TO_LOWER=TRUE");
  }

  /** A table read from end to end would hold up everybody, once a minute. */
  @Test
  void theyAreFoundWithoutReadingTheRest() throws SQLException {
    try (Stores stores = Stores.open(POSTGRES.url());
        Connection connection = DriverManager.getConnection(POSTGRES.url());
        Statement statement = connection.createStatement()) {
      stores.get(MessageStore.class).put(Message.of("so that there is a table"));
      statement.execute(
          "insert into menagerie_messages"
              + " select sha256(int4send(n)), 'text' from generate_series(1, 200000) n"
              + " on conflict do nothing");

      String trim = Sql.statements(Sql.text(Dialect.POSTGRES, "trim-messages.sql")).get(0);
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute(
          "prepare trim (timestamptz, int) as "
              + trim.replace(":longAgo", "$1").replace(":limit", "$2"));
      String plan = String.join("\n", rows(statement, "explain execute trim (now(), 1000)"));
      assertThat(plan).contains("menagerie_messages_expires").doesNotContain("Seq Scan");
    }
  }

  private void assertLeave(String url) throws SQLException {
    try (Stores stores = Stores.open(url, StoreOptions.defaults().withClock(clock));
        Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      MessageStore messages = stores.get(MessageStore.class);
      Instant soon = clock.instant().plusSeconds(60);
      messages.putAll(
          IntStream.range(0, 2_500).mapToObj(n -> expiring("expiring " + n, soon)).toList());
      messages.put(expiring("later", soon.plus(Duration.ofDays(1))));
      messages.put(Message.of("for ever"));

      clock.advance(Duration.ofMinutes(10));
      messages.put(Message.of("a put"));
      assertThat(expired(statement, soon)).hasSize(2_500);

      clock.advance(Duration.ofMinutes(2));
      for (int i = 0; i < 3; i++) {
        messages.put(Message.of("a put"));
      }

      assertThat(expired(statement, soon)).isEmpty();
      assertThat(messages.find(Message.of("later").digest())).isPresent();
      assertThat(messages.find(Message.of("for ever").digest())).isPresent();
    }
  }

  private static List<String> expired(Statement statement, Instant when) throws SQLException {
    return rows(statement, "select digest from menagerie_messages where expires <= '" + when + "'");
  }

  private static Message expiring(String text, Instant when) {
    return Message.of(text).expiringAt(when);
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
