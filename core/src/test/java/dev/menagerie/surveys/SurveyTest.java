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
