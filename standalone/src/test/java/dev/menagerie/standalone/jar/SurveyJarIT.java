package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The survey on a real PostgreSQL: its plain table, and what becomes of it when things break. */
class SurveyJarIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  @TempDir Path home;
  private Postgres postgres;
  private RestartedJar server;

  private final SurveyClient client = new SurveyClient(() -> server.now().app());

  @BeforeEach
  void startPostgres() throws Exception {
    postgres = new Postgres(folder);
    postgres.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    postgres.close();
  }

  @Test
  void theOriginalsTableIsTakenOverAndItsInsertGoesOnWorkingBesideOurs() throws Exception {
    sql("create table cats (name text, coat text, donut text)");
    sql("insert into cats values ('Pika', 'tortie', 'strawberry')");
    start();
    await().atMost(PATIENCE).until(() -> client.names().count() == 1);

    sql("insert into cats (name, coat, donut) values ('Mimi', 'black', 'glazed')");
    assertThat(client.post("name", "Kiki", "coat", "<b>", "donut", "=1").statusCode())
        .isEqualTo(303);

    assertThat(query("select name, coat, donut from cats order by seq"))
        .containsExactly("Pika|tortie|strawberry", "Mimi|black|glazed", "Kiki|<b>|=1");
    assertThat(client.names()).containsExactly("Pika", "Mimi", "Kiki");
  }

  @Test
  void theTableIsThereBeforeTheFirstVisitor() throws Exception {
    start();

    await()
        .atMost(PATIENCE)
        .until(() -> !query("select to_regclass('cats')::text").contains("null"));
    assertThat(query("select name, coat, donut from cats")).isEmpty();
  }

  @Test
  void everyAcknowledgedAnswerIsStoredOnceThroughFailuresOfTheDatabase() throws Exception {
    start();
    Ledger.of(n -> "cat " + n)
        .untilAcknowledged(900)
        .after(300, this::failAndReturn)
        .after(600, this::failAndReturn)
        .exchange(client::answer)
        .auditHeld(query("select name from cats").stream())
        .assertExact();
  }

  @Test
  void everyAcknowledgedAnswerIsStoredOnceThroughKillsOfTheApp() throws Exception {
    start();
    var run = Ledger.of(n -> "cat " + n).untilAcknowledged(800);
    for (int kill = 1; kill <= 3; kill++) {
      run.after(kill * 200L, server::killAndStart);
    }

    run.exchange(client::answer).auditHeld(query("select name from cats").stream()).assertExact();
  }

  @Test
  void whileTheDatabaseIsAwayTheFormIsServedAndItRecoversByItself() throws Exception {
    start();
    assertThat(client.post("name", "a", "coat", "b", "donut", "c").statusCode()).isEqualTo(303);
    postgres.stopImmediately();

    await()
        .atMost(PATIENCE)
        .until(() -> client.post("name", "Away", "coat", "b", "donut", "c").statusCode() == 503);
    assertThat(client.get("").statusCode()).isEqualTo(200);
    var refused = client.post("name", "Away", "coat", "b", "donut", "c");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("value=\"Away\"");

    postgres.start();
    await()
        .atMost(PATIENCE)
        .until(() -> client.post("name", "Back", "coat", "b", "donut", "c").statusCode() == 303);
    assertThat(query("select name from cats")).containsExactly("a", "Back");
  }

  private void start() {
    server = new RestartedJar(() -> MenagerieJar.survey(home, "--store", postgres.url()));
  }

  private void failAndReturn() throws Exception {
    postgres.stopImmediately();
    postgres.start();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        var it = connection.createStatement()) {
      it.execute(statement);
    }
  }

  /** The rows, their columns with bars between them. */
  private List<String> query(String query) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<String>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join("|", row.stream().map(String::valueOf).toList()));
      }
      return all;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + postgres.port() + "/postgres", "postgres", "");
  }
}
