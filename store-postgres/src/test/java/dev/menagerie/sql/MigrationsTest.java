package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Races;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How an empty, an old and a foreign database are brought to the form that the program needs. */
class MigrationsTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  /** What holds on both. */
  abstract static class Suite {
    /** The JDBC URL of an empty database. */
    abstract String emptyDatabase() throws SQLException;

    /** What takes everything out of it. */
    abstract String emptying();

    /** The same with what else a connection of one's own needs. */
    Connection connect(String url) throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Test
    void aDatabaseIsMigratedBeforeItsFirstUseAndOnlyOnce() throws SQLException {
      String url = emptyDatabase();
      use(url);
      use(url);

      assertThat(applied(url)).isEqualTo(Migrations.FILES.size());
    }

    @Test
    void twoInstancesStartingAtOnceMigrateItOnce() throws SQLException {
      String url = emptyDatabase();

      Races.run(
          4,
          thread -> {
            use(url);
            return null;
          });

      assertThat(applied(url)).isEqualTo(Migrations.FILES.size());
    }

    @Test
    void aDatabaseOfANewerProgramIsLeftAlone() throws SQLException {
      String url = emptyDatabase();
      use(url);
      long known = applied(url);
      execute(
          url, "insert into menagerie_migrations (version, name, checksum) values (99, 'x', 'y')");

      assertThatThrownBy(() -> use(url))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContainingAll("version 99", "newer Menagerie", "up to " + known);
    }

    @Test
    void aMigrationThatChangedAfterItWasAppliedIsNoticed() throws SQLException {
      String url = emptyDatabase();
      use(url);
      execute(url, "update menagerie_migrations set checksum = 'another' where version = 2");

      assertThatThrownBy(() -> use(url))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContainingAll("version 2", "messages");
    }

    @Test
    void aDatabaseThatWasEmptiedWhileItWasUsedIsMigratedAnew() throws SQLException {
      String url = emptyDatabase();
      Message before = Message.of("before");
      Message after = Message.of("after");
      try (Stores stores = Stores.open(url)) {
        var messages = stores.get(MessageStore.class);
        messages.put(before);
        execute(url, emptying());

        assertThatThrownBy(() -> messages.find(before.digest()))
            .isExactlyInstanceOf(StoreException.class);

        messages.put(after);
        assertThat(messages.find(after.digest())).contains(after);
        assertThat(messages.find(before.digest())).isEmpty();
      }
    }

    private static void use(String url) {
      try (Stores stores = Stores.open(url)) {
        stores.get(SharedSecrets.class).createIfAbsent("key", () -> new byte[] {1});
      }
    }

    private long applied(String url) throws SQLException {
      try (Connection connection = connect(url);
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from menagerie_migrations")) {
        row.next();
        return row.getLong(1);
      }
    }

    private void execute(String url, String sql) throws SQLException {
      try (Connection connection = connect(url);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  @Nested
  class OnPostgres extends Suite {
    @Override
    String emptyDatabase() throws SQLException {
      return POSTGRES.emptyDatabase();
    }

    @Override
    String emptying() {
      return "drop schema public cascade; create schema public";
    }
  }

  @Nested
  class OnH2 extends Suite {
    @TempDir private Path folder;

    @Override
    String emptyDatabase() {
      return "jdbc:h2:async:" + folder.resolve("empty") + ";DATABASE_TO_LOWER=TRUE";
    }

    @Override
    String emptying() {
      return "drop all objects";
    }

    @Override
    Connection connect(String url) throws SQLException {
      return DriverManager.getConnection(url, "sa", "");
    }
  }
}
