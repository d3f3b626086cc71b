package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.Fresh;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A survey that somebody drops, its table and its questions. */
class ResponsesTest {
  private static final Map<String, String> ANSWERS =
      Map.of("name", "Pika", "coat", "Tabby", "donut", "Jelly");

  private final String url = "jdbc:h2:mem:" + Fresh.identifier("cats");
  private final Stores stores = Stores.open(url);
  private final Responses responses =
      new Responses(Questionnaire.cats(), stores.get(SurveyStore.class));

  @AfterEach
  void close() {
    responses.close();
    stores.close();
  }

  @Test
  void whatIsSentAfterTheSurveyWasDroppedIsStoredOnce() throws SQLException {
    save("r1");
    dropTheSurvey();

    assertThat(save("r2")).isEqualTo(Saved.STORED);
    assertThat(save("r2")).isEqualTo(Saved.REPEATED);
    assertThat(responses.store().summarise("cats", 10).responses()).isEqualTo(1);
  }

  @Test
  void whoOnlyLooksAfterTheSurveyWasDroppedSeesThatItIsEmpty() throws SQLException {
    save("r1");
    SurveyStore store = responses.store();

    dropTheSurvey();
    assertThat(store.summarise("cats", 10).responses()).isZero();
    dropTheSurvey();
    assertThat(store.page("cats", Optional.empty(), 10).responses()).isEmpty();
    dropTheSurvey();
    assertThat(store.find("cats", "r1")).isEmpty();
    dropTheSurvey();
    assertThat(store.replace(response("r1", ANSWERS))).isFalse();
    dropTheSurvey();
    assertThat(store.delete("cats", "r1")).isFalse();
  }

  @Test
  void whatIsWrongWithTheAnswersIsStillTold() {
    save("r1");

    assertThatThrownBy(() -> responses.save(response("r2", Map.of("pet", "Pika"))).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("'pet' is answered");
    assertThat(responses.store().summarise("cats", 10).responses()).isEqualTo(1);
  }

  private Saved save(String id) {
    return responses.save(response(id, ANSWERS)).join();
  }

  private static Response response(String id, Map<String, String> answers) {
    return new Response("cats", id, Instant.EPOCH, answers);
  }

  private void dropTheSurvey() throws SQLException {
    try (var connection = DriverManager.getConnection(url + ";DATABASE_TO_LOWER=TRUE", "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("drop table cats");
      statement.execute("delete from menagerie_questions");
    }
  }
}
