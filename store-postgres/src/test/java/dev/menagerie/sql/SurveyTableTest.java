package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private List<String> insert(SurveyTable table, Response response) {
    return database.call(
        Trip.writing("insert", "").inTransaction(),
        session -> table.insert(session, List.of(response)));
  }

  private SurveyTable defined(Question... questions) {
    surveys.define(new Survey("s", List.of(questions)));
    return database.call(
        Trip.reading("load", ""), session -> SurveyTable.load(session, "s").orElseThrow());
  }
}
