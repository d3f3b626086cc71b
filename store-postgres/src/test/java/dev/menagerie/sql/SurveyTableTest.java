package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a table known as it was before a question came along. */
class SurveyTableTest {
  private static final Question NAME = new Question("name", Question.Kind.TEXT);
  private static final Question AGE = new Question("age", Question.Kind.NUMBER);

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final Database database =
      new Database(
          new PooledSource("test", () -> DriverManager.getConnection(url), 2, Duration.ZERO),
          Migrations.FILES);
  private final SqlSurveys surveys = new SqlSurveys(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofTwoLooksTheOneWithMoreQuestionsIsTheLater() {
    SurveyTable older = defined(NAME);
    SurveyTable newer = defined(NAME, AGE);

    assertThat(older.newer(newer)).isSameAs(newer);
    assertThat(newer.newer(older)).isSameAs(newer);
  }

  @Test
  void anAnswerToAQuestionThatItLacksIsNeverLeftOut() {
    SurveyTable older = defined(NAME);
    defined(NAME, AGE);
    var response = new Response("s", "r", Instant.EPOCH, Map.of("name", "Ann", "age", "42"));

    assertThatThrownBy(() -> insert(older, response))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("[age, name]", "has only [name]");
    assertThat(surveys.find("s", "r")).isEmpty();
  }

  @Test
  void aFilterPassesOverTextsThatAreNoAnswersOfItsKind() throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create table \"s\" (\"age\" varchar, \"born\" varchar)");
      statement.execute(
          "insert into \"s\" values ('42', '2026-12-01'), ('forty-two', '2026-02-31'), ('', ''),"
              + " (null, null), ('1E999999', '01.12.2026')");
    }
    defined(AGE, new Question("born", Question.Kind.DATE));

    for (var answer : Map.of("age", "42", "born", "2026-12-01").entrySet()) {
      var filter = new Filter(Map.ofEntries(answer));
      assertThat(surveys.page("s", filter, Order.OLDEST_FIRST, Optional.empty(), 10).responses())
          .extracting(response -> response.answers().get("age"))
          .containsExactly("42");
      assertThat(surveys.summarise("s", filter, 10).responses()).isEqualTo(1);
    }
  }

  private List<String> insert(SurveyTable table, Response response) {
    return database.call(
        Trip.writing("insert", "").inTransaction(),
        session -> table.inserts().save(session, List.of(response)));
  }

  private SurveyTable defined(Question... questions) {
    surveys.define(new Survey("s", List.of(questions)));
    return database.call(
        Trip.reading("load", ""), session -> SurveyTable.load(session, "s").orElseThrow());
  }
}
