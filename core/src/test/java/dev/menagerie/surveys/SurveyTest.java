package dev.menagerie.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final Question NAME = new Question("name", Question.Kind.TEXT);
  private static final Survey CATS =
      new Survey(
          "cats",
          List.of(
              NAME,
              new Question("age", Question.Kind.NUMBER),
              new Question("day", Question.Kind.DATE)));

  @Test
  void tablesOfOursCannotBeSurveys() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Survey("menagerie_messages", List.of(NAME)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Survey("starter_users", List.of(NAME)));
  }

  @Test
  void namesThatAreNoIdentifiersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Question("x; drop table", Question.Kind.TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Question("id", Question.Kind.TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Survey("Cats", List.of(NAME)));
  }

  @Test
  void aSurveyHasQuestionsAndNoneTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Survey("cats", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Survey("cats", List.of(NAME, NAME)))
        .withMessageContaining("two questions called 'name'");
  }

  @Test
  void answersThatFitTheirQuestionsMeetNoObjection() {
    assertThat(CATS.objection(Map.of())).isEmpty();
    assertThat(CATS.objection(Map.of("name", "", "age", "-4.50", "day", "2026-12-01"))).isEmpty();
  }

  @Test
  void anObjectionTellsWhichAnswerDoesNotFitAndNotTheAnswer() {
    assertThat(CATS.objection(Map.of("name", "Pika", "pet", "secret")))
        .hasValue("'pet' is answered, but the questions are [name, age, day]");
    assertThat(CATS.objection(Map.of("age", "secret")))
        .hasValue("the answer to 'age' must be a decimal number");
    assertThat(CATS.objection(Map.of("day", "secret")))
        .hasValue("the answer to 'day' must be a day such as 2026-12-01");
  }

  @Test
  void aResponseKeepsItsAnswersWhateverBecomesOfTheMapItWasMadeFrom() {
    var answers = new HashMap<>(Map.of("name", "Pika"));
    var response = new Response("cats", "r1", Instant.EPOCH, answers);
    answers.put("name", "Other");

    assertThat(response.answers()).isEqualTo(Map.of("name", "Pika"));
  }

  @Test
  void anAnswerWithNulIsNotToBeStored() {
    var response = new Response("cats", "r1", Instant.EPOCH, Map.of("name", "a\0b"));

    assertThatIllegalArgumentException()
        .isThrownBy(response::requireStorable)
        .withMessageContaining("name");
  }
}
