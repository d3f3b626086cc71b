package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.CatalogImport.Stage;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That edits and imports, which change the same rows, wait for one another. */
class CatalogTurnsTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final String H2_WAITING =
      "select count(*) from information_schema.sessions where blocker_id is not null";
  private static final String POSTGRES_WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

  private final String h2 = "jdbc:h2:mem:" + UUID.randomUUID() + ";DATABASE_TO_LOWER=TRUE";
  private final String prefix = Fresh.codePrefix();
  private final String first = prefix + "a";
  private final String last = prefix + "b";
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void anEditThatWaitsForAnImportSeesWhatThatPutInForce() throws Exception {
    try (Stores stores = Stores.open(h2 + ";LOCK_TIMEOUT=60000");
        Connection holder = open(h2)) {
      long old = create(stores, first);
      create(stores, last);
      hold(holder, last);
      Future<Void> importing = threads.submit(importing(stores, first, last, prefix + "c"));
      awaitWaiting(1, H2_WAITING, h2);
      Future<List<Edited>> edited =
          threads.submit(
              () ->
                  catalog(stores)
                      .editAll(
                          List.of(
                              replace(first, "Edited", OptionalLong.of(old)),
                              new Edit.Create(new Procedure(prefix + "c", "Edited")))));
      awaitWaiting(2, H2_WAITING, h2);
      holder.rollback();

      result(importing);
      assertThat(result(edited)).hasOnlyElementsOfType(Edited.Conflict.class);
      assertThat(title(stores, first)).contains("Imported");
    }
  }

  @Test
  void anEditThatWaitsForTheCatalogueToBeClearedFindsItEmpty() throws Exception {
    try (Stores stores = Stores.open(h2 + ";LOCK_TIMEOUT=60000");
        Connection holder = open(h2)) {
      create(stores, first);
      create(stores, last);
      hold(holder, last);
      Future<?> clearing = threads.submit(() -> stores.get(CatalogImport.class).clear());
      awaitWaiting(1, H2_WAITING, h2);
      Edit edit = replace(first, "Edited", OptionalLong.empty());
      Future<Edited> edited = threads.submit(() -> catalog(stores).edit(edit));
      awaitWaiting(2, H2_WAITING, h2);
      holder.rollback();

      result(clearing);
      assertThat(((Edited.Written) result(edited)).created()).isTrue();
      assertThat(title(stores, first)).contains("Edited");
    }
  }

  @Test
  void anImportThatMayNotBeginInTimeMayBeTriedAgain() throws Exception {
    try (Stores stores = Stores.open(h2 + ";LOCK_TIMEOUT=100");
        Connection holder = open(h2)) {
      create(stores, first);
      hold(holder, first);

      assertThatThrownBy(() -> importing(stores, first).call())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("nothing was stored");
      holder.rollback();
      importing(stores, first).call();

      assertThat(title(stores, first)).contains("Imported");
    }
  }

  @Test
  void anImportWaitsForWhoeverMeansToChangeARow() throws Exception {
    try (Stores stores = Stores.open(POSTGRES.url());
        Connection holder = POSTGRES.dataSource().getConnection()) {
      create(stores, first);
      hold(holder, first);
      Future<Void> importing = threads.submit(importing(stores, first));
      awaitWaiting(1, POSTGRES_WAITING, POSTGRES.url());
      try (var statement = holder.createStatement()) {
        statement.execute(
            "update starter_pxcodes set procedure = 'By hand' where pxcode = '" + first + "'");
      }
      holder.commit();

      result(importing);
      assertThat(title(stores, first)).contains("Imported");
    }
  }

  @Test
  void anEditThatWaitsForAnImportIsTheLaterInTheHistoryToo() throws Exception {
    try (Stores stores = Stores.open(POSTGRES.url());
        Connection holder = POSTGRES.dataSource().getConnection()) {
      create(stores, first);
      hold(holder, first);
      Future<Void> importing = threads.submit(importing(stores, first));
      awaitWaiting(1, POSTGRES_WAITING, POSTGRES.url());
      Edit edit = replace(first, "Edited", OptionalLong.empty());
      Future<Edited> edited = threads.submit(() -> catalog(stores).edit(edit));
      awaitWaiting(2, POSTGRES_WAITING, POSTGRES.url());
      holder.rollback();

      result(importing);
      assertThat(result(edited)).isInstanceOf(Edited.Written.class);
      assertThat(title(stores, first)).contains("Edited");
      assertThat(stores.get(CatalogHistory.class).find(first, Instant.now()))
          .isEqualTo(catalog(stores).find(first));
    }
  }

  @Test
  void whoBeganEarlierAndChangesLaterIsTheLaterInTheHistoryToo() throws Exception {
    try (Stores stores = Stores.open(POSTGRES.url());
        Connection byHand = POSTGRES.dataSource().getConnection()) {
      create(stores, first);
      byHand.setAutoCommit(false);
      execute(byHand, "select now()");
      catalog(stores).edit(replace(first, "Edited", OptionalLong.empty()));
      execute(
          byHand,
          "update starter_pxcodes set procedure = 'By hand' where pxcode = '" + first + "'");
      byHand.commit();

      assertThat(title(stores, first)).contains("By hand");
      assertHistoryAgrees(stores);
    }
  }

  @Test
  void whateverAClockSaysTheLaterChangeIsTheLaterInTheHistoryOfPostgres() throws Exception {
    String url = POSTGRES.emptyDatabase();
    try (Stores stores = openAhead(url);
        Connection byHand = open(url)) {
      assertLatestIsLater(stores);
      ahead(stores);
      execute(byHand, "update starter_pxcodes set pxcode = '" + last + "'");
      assertHistoryAgrees(stores);
      ahead(stores);
      execute(byHand, "truncate starter_pxcodes");
      assertHistoryAgrees(stores);
    }
  }

  @Test
  void whateverAClockSaysTheLaterChangeIsTheLaterInTheHistoryOfH2() throws Exception {
    try (Stores stores = openAhead(h2)) {
      assertLatestIsLater(stores);
    }
  }

  private void assertLatestIsLater(Stores stores) throws Exception {
    ahead(stores);
    catalog(stores).edit(replace(first, "Edited", OptionalLong.empty()));
    assertThat(title(stores, first)).contains("Edited");
    assertHistoryAgrees(stores);
    ahead(stores);
    importing(stores, first).call();
    assertThat(title(stores, first)).contains("Imported");
    assertHistoryAgrees(stores);
    ahead(stores);
    catalog(stores).edit(new Edit.Delete(first, OptionalLong.empty()));
    assertThat(title(stores, first)).isEmpty();
    assertHistoryAgrees(stores);
  }

  /** Stores in a process whose clock is ahead of the database's by a day. */
  private static Stores openAhead(String url) {
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
    return Stores.open(url, StoreOptions.defaults().withClock(ahead));
  }

  /** Makes a change that holds from a moment on that is still to come for the database. */
  private void ahead(Stores stores) {
    Instant moment = Instant.now().plus(Duration.ofHours(1));
    stores
        .get(CatalogHistory.class)
        .editAll(List.of(replace(first, "Ahead", OptionalLong.empty())), moment);
    assertThat(title(stores, first)).contains("Ahead");
  }

  private void assertHistoryAgrees(Stores stores) {
    CatalogHistory history = stores.get(CatalogHistory.class);
    Instant end = Instant.now().plus(Duration.ofDays(2));
    for (String code : List.of(first, last)) {
      assertThat(history.find(code, end)).isEqualTo(catalog(stores).find(code));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Locks a row until the transaction ends. */
  private static void hold(Connection connection, String code) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement =
        connection.prepareStatement(
            "select procedure from starter_pxcodes where pxcode = ? for update")) {
      statement.setString(1, code);
      statement.execute();
    }
  }

  /** Returns when so many wait for a lock. */
  private static void awaitWaiting(int howMany, String question, String url) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try (Connection connection = open(url);
                  var statement = connection.createStatement();
                  var rows = statement.executeQuery(question)) {
                return rows.next() && rows.getInt(1) == howMany;
              }
            });
  }

  private static Connection open(String url) throws SQLException {
    return url.startsWith("jdbc:h2:")
        ? DriverManager.getConnection(url, "sa", "")
        : DriverManager.getConnection(url);
  }

  private static Callable<Void> importing(Stores stores, String... codes) {
    return () -> {
      try (Stage stage = stores.get(CatalogImport.class).begin(Optional.empty())) {
        for (int i = 0; i < codes.length; i++) {
          stage.add(i + 1, new Procedure(codes[i], "Imported"));
        }
        stage.apply();
      }
      return null;
    };
  }

  private static <T> T result(Future<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(1, TimeUnit.MINUTES);
  }

  private static ProcedureCatalog catalog(Stores stores) {
    return stores.get(ProcedureCatalog.class);
  }

  private static long create(Stores stores, String code) {
    var edit = new Edit.Create(new Procedure(code, "Old"));
    return ((Edited.Written) catalog(stores).edit(edit)).entry().version();
  }

  private static Edit replace(String code, String title, OptionalLong expected) {
    return new Edit.Replace(new Procedure(code, title), expected);
  }

  private static Optional<String> title(Stores stores, String code) {
    return catalog(stores).find(code).map(Entry::procedure).map(Procedure::title);
  }
}
