package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.ChangeWatch.Topic;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.VoteCounterContract;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a user's own data source serves, and stays the user's. */
class GivenDataSourceTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final HikariDataSource dataSource = new HikariDataSource();

  @BeforeEach
  void configure() {
    dataSource.setJdbcUrl(POSTGRES.url());
    dataSource.setAutoCommit(false);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void itIsNotClosed() throws SQLException {
    Stores stores = SqlStores.of(dataSource);
    stores.get(VoteCounter.class).tally("poll");
    stores.close();

    assertThat(dataSource.isClosed()).isFalse();
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void whatIsWrittenIsCommittedThoughItsConnectionsDoNotCommitByThemselves() {
    var ballot = new Ballot("given", "ann", "cats", "Ann");
    try (Stores stores = SqlStores.of(dataSource)) {
      stores.get(VoteCounter.class).cast(ballot);
    }
    try (Stores others = Stores.open(POSTGRES.url())) {
      assertThat(others.get(VoteCounter.class).ballot("given", "ann")).contains(ballot);
    }
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anImportThatIsGivenUpGivesItsConnectionBack() throws SQLException {
    dataSource.setMaximumPoolSize(1);
    try (Stores stores = SqlStores.of(dataSource)) {
      for (int i = 0; i < 2; i++) {
        try (var stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
          stage.add(1, new Procedure("given", "Given up"));
        }
      }
      assertThat(stores.get(ProcedureCatalog.class).find("given")).isEmpty();
    }
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anImportWhoseConnectionBrokeIsGivenUp() throws SQLException {
    try (Stores stores = SqlStores.of(dataSource)) {
      try (var stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
        stage.add(1, new Procedure("broken", "Broken off"));
        ask("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy %'");
      }
      assertThat(stores.get(ProcedureCatalog.class).find("broken")).isEmpty();
    }
  }

  @Test
  void itsSessionsAreAsTheyWereAfterAnImport() throws SQLException {
    dataSource.setMaximumPoolSize(1);
    dataSource.setConnectionInitSql("set statement_timeout = 12345");
    dataSource.addDataSourceProperty("socketTimeout", "67");
    try (Stores stores = SqlStores.of(dataSource);
        var stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
      stage.add(1, new Procedure("session", "Session"));
      stage.apply();
    }
    assertThat(ask("show statement_timeout")).isEqualTo("12345ms");
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(67_000);
    }
  }

  @Test
  void anImportOnH2LeavesNoTableInTheWayOfTheNext() {
    dataSource.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    dataSource.setMaximumPoolSize(1);
    try (Stores stores = SqlStores.of(dataSource)) {
      for (boolean applied : List.of(false, true, true)) {
        try (var stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
          stage.add(1, new Procedure("given", "Applied or given up"));
          assertThat(stage.compare(1).repeated()).isEmpty();
          if (applied) {
            stage.apply();
          }
        }
      }
      assertThat(stores.get(ProcedureCatalog.class).find("given")).isPresent();
    }
  }

  @Test
  void itsSessionsDoNotListenAfterAWatch() throws SQLException {
    dataSource.setMaximumPoolSize(1);
    try (Stores stores = SqlStores.of(dataSource)) {
      var watch = stores.get(ChangeWatch.class);
      await().until(() -> watch.revision(Topic.PROCEDURES).isPresent());
    }
    assertThat(ask("select pg_listening_channels()")).isEmpty();
  }

  @Test
  void whatBrokeOffIsNotCommittedByWhoeverComesNext() throws SQLException {
    try (Connection only = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        var database =
            new Database(new GivenSource(carelessPool(only, "close", () -> {})), List.of())) {
      database.call(
          Trip.writing("create", ""),
          session -> session.handle().execute("create table noted (number int)"));
      var attempts = new AtomicInteger();
      database.call(
          Trip.writing("note", "").inTransaction(),
          session -> {
            session.handle().execute("insert into noted values (1)");
            if (attempts.incrementAndGet() == 1) {
              throw new IllegalStateException(new SQLException("broke off", "08000"));
            }
            return 1;
          });

      assertThat(ask(only, "select count(*) from noted")).isEqualTo("1");
    }
  }

  @Test
  void aConnectionThatCannotBeUsedIsGivenBack() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
    connection.setAutoCommit(false);
    var source =
        new GivenSource(
            carelessPool(
                connection,
                "setAutoCommit",
                () -> {
                  throw new SQLException("broken", "08000");
                }));

    assertThatThrownBy(source::borrow).isInstanceOf(SQLException.class);

    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void itsNameTellsNoAddress() {
    try (Stores stores = SqlStores.of(dataSource)) {
      assertThat(stores.name()).isEqualTo("SQL database of a given HikariDataSource");
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /**
   * Lends one connection again and again, just as it was left, with one of its methods replaced.
   */
  private static DataSource carelessPool(Connection connection, String replaced, Call by) {
    Connection lent =
        standIn(
            Connection.class,
            (proxy, method, arguments) -> {
              if (!method.getName().equals(replaced)) {
                return method.invoke(connection, arguments);
              }
              by.run();
              return null;
            });
    return standIn(DataSource.class, (proxy, method, arguments) -> lent);
  }

  private static <T> T standIn(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** What a replaced method does. */
  private interface Call {
    void run() throws SQLException;
  }

  @Nested
  class Votes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return SqlStores.of(POSTGRES.dataSource(), options);
    }
  }
}
