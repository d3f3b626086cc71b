package dev.menagerie.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final Survey CATS =
      new Survey(
          "cats",
          List.of(
              new Question("name", Question.Kind.TEXT),
              new Question("age", Question.Kind.NUMBER),
              new Question("toys", Question.Kind.LIST)));

  @ParameterizedTest
  @CsvSource({"5,5", "5,5.0", "5.00,+5", "-0,0.0", "005,5", "-4.50,-4.5"})
  void aNumberPassesHoweverItIsWritten(String wanted, String given) {
    assertThat(passes(Map.of("age", wanted), Map.of("age", given))).isTrue();
    assertThat(passes(Map.of("age", given), Map.of("age", wanted))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"5,50", "5,5.01", "5,-5", "5,five", "five,five", "5,5E0"})
  void anotherNumberAndWhatIsNoneDoNotPass(String wanted, String given) {
    assertThat(passes(Map.of("age", wanted), Map.of("age", given))).isFalse();
  }

  @Test
  void aTextPassesOnlyAsItIs() {
    assertThat(passes(Map.of("name", "5"), Map.of("name", "5"))).isTrue();
    assertThat(passes(Map.of("name", "5"), Map.of("name", "5.0"))).isFalse();
    assertThat(passes(Map.of("name", "Pika"), Map.of("name", "pika"))).isFalse();
  }

  @Test
  void aListPassesByOneOfItsParts() {
    assertThat(passes(Map.of("toys", "Ball"), Map.of("toys", "Mouse; Ball"))).isTrue();
    assertThat(passes(Map.of("toys", "Ball"), Map.of("toys", "Football"))).isFalse();
  }

  @Test
  void everyAnswerMustBeGiven() {
    assertThat(passes(Map.of(), Map.of())).isTrue();
    assertThat(passes(Map.of("name", "Pika"), Map.of())).isFalse();
    assertThat(passes(Map.of("name", "Pika", "age", "5"), Map.of("name", "Pika"))).isFalse();
  }

  private static boolean passes(Map<String, String> wanted, Map<String, String> given) {
    return new Filter(wanted).passes(CATS, new Response("cats", "r", Instant.EPOCH, given));
  }
}
