package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A whole number on a scale.
 *
 * @param from the lowest
 * @param to the highest, at most ten above
 * @param low what the lowest means; may be empty
 * @param high what the highest means; may be empty
 */
record Scale(int from, int to, String low, String high) implements AnswerKind {
  private static final int LONGEST = 10;

  Scale {
    if (to <= from || to - from > LONGEST) {
      throw new IllegalArgumentException(
          "max must be 1 to " + LONGEST + " above min, so that the scale fits on a screen");
    }
  }

  @Override
  public Question.Kind column() {
    return Question.Kind.NUMBER;
  }

  @Override
  public Optional<String> problem(List<String> given) {
    return AnswerKind.one(
        given,
        text ->
            steps().contains(text)
                ? Optional.empty()
                : Optional.of("Choose a number from " + from + " to " + to + "."));
  }

  @Override
  public String stored(List<String> given) {
    return given.get(0);
  }

  List<String> steps() {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("kind", "scale", "options", steps(), "low", low, "high", high);
  }
}
