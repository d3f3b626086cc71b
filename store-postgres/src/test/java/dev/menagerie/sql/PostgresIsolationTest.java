package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database whose transactions by default see what was there when they began. */
class PostgresIsolationTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private String url;

  @BeforeEach
  void create() throws SQLException {
    url = POSTGRES.emptyDatabase();
    POSTGRES.execute(
        "alter database "
            + Postgres.nameOf(url)
            + " set default_transaction_isolation = 'repeatable read'");
  }

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  @Test
  void whoCountsAfterAWaitCountsWhatCameMeanwhile() throws Exception {
    try (Stores stores = Stores.open(url);
        Connection other = DriverManager.getConnection(url)) {
      SurveyStore surveys = stores.get(SurveyStore.class);
      surveys.define(new Survey("cats", List.of(new Question("name", Question.Kind.TEXT))));
      var response = new Response("cats", "second", Instant.EPOCH, Map.of("name", "Kiki"));

      Future<List<Saved>> saved =
          whileLocked(
              other,
              "hashtext('menagerie limit cats')",
              () -> surveys.saveUpTo(1, List.of(response)),
              () -> execute(other, "insert into cats (id, name) values ('first', 'Pika')"));

      assertThat(saved.get(1, TimeUnit.MINUTES)).containsExactly(Saved.FULL);
    }
  }

  @Test
  void whoWaitsForAMigrationSeesIt() throws Exception {
    try (Stores stores = Stores.open(url);
        Connection other = DriverManager.getConnection(url)) {
      Future<Long> version =
          whileLocked(
              other,
              Long.toString(Dialect.MIGRATIONS_LOCK),
              () -> stores.get(ProcedureCatalog.class).version(),
              () -> new Migrations(Dialect.POSTGRES, Migrations.FILES).apply(other));

      assertThat(version.get(1, TimeUnit.MINUTES)).isZero();
    }
  }

  @Test
  void anImportSeesWhatWasChangedWhileItWasMadeReady() throws SQLException {
    try (Stores stores = Stores.open(url);
        Connection other = DriverManager.getConnection(url)) {
      ProcedureCatalog catalog = stores.get(ProcedureCatalog.class);
      catalog.version();
      try (var stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
        stage.add(1, new Procedure("039", "Imported"));
        stage.compare(1);
        execute(other, "insert into starter_pxcodes (pxcode, procedure) values ('039', 'By hand')");
        stage.apply();
      }
      assertThat(catalog.find("039").map(Entry::procedure))
          .contains(new Procedure("039", "Imported"));
    }
  }

  /** Does something while another waits for a lock, and then lets that go on. */
  private <T> Future<T> whileLocked(
      Connection holder, String lock, Callable<T> waiting, Dialect.Work work) throws SQLException {
    execute(holder, "select pg_advisory_lock(" + lock + ")");
    Future<T> result = thread.submit(waiting);
    await().atMost(Duration.ofSeconds(30)).until(() -> someoneWaits(holder));
    work.run();
    holder.setAutoCommit(true);
    execute(holder, "select pg_advisory_unlock(" + lock + ")");
    return result;
  }

  private static boolean someoneWaits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select from pg_locks where locktype = 'advisory' and not granted"
                    + " and database ="
                    + " (select oid from pg_database where datname = current_database())")) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
