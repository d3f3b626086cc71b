package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of some options, or several.
 *
 * @param options what to choose from; distinct, and without what separates parts of a list
 * @param other whether something else may be typed instead, or besides
 * @param several whether more than one may be chosen
 * @param min the fewest to choose, if any is chosen
 * @param max the most to choose
 */
record Choices(List<String> options, boolean other, boolean several, int min, int max)
    implements AnswerKind {
  /** What a form sends where the text for something else is meant. */
  static final String OTHER = ":other";

  /** The most characters of something else. */
  static final int LONGEST_OTHER = 200;

  Choices {
    options = List.copyOf(options);
    if (options.size() < (other ? 1 : 2)) {
      throw new IllegalArgumentException("a choice must have at least two options");
    }
    if (new HashSet<>(options).size() < options.size()) {
      throw new IllegalArgumentException("the options of a choice must be distinct");
    }
    int most = options.size() + (other ? 1 : 0);
    if (min < 1 || max < min || max > most) {
      throw new IllegalArgumentException(
          "min and max must be 1 to " + most + " choices, and min not above max");
    }
  }

  @Override
  public Question.Kind column() {
    return several ? Question.Kind.LIST : Question.Kind.TEXT;
  }

  @Override
  public Optional<String> problem(List<String> given) {
    if (!several && given.size() > 1) {
      return Optional.of("Choose one only.");
    }
    for (String each : given) {
      Optional<String> problem = options.contains(each) ? Optional.empty() : elsewhere(each);
      if (problem.isPresent()) {
        return problem;
      }
    }
    if (new HashSet<>(given).size() < given.size()) {
      return Optional.of("Choose each only once.");
    }
    if (given.size() < min) {
      return Optional.of("Choose at least " + min + ".");
    }
    return given.size() > max ? Optional.of("Choose at most " + max + ".") : Optional.empty();
  }

  private Optional<String> elsewhere(String text) {
    if (!other) {
      return Optional.of("Choose among the options: " + String.join(", ", options) + ".");
    }
    if (text.equals(OTHER)) {
      return Optional.of("Say what else you mean.");
    }
    if (text.codePointCount(0, text.length()) > LONGEST_OTHER) {
      return Optional.of("Use at most " + LONGEST_OTHER + " characters for something else.");
    }
    return several && text.contains(";")
        ? Optional.of("Something else must not contain a semicolon.")
        : Optional.empty();
  }

  @Override
  public String stored(List<String> given) {
    return String.join(Question.Kind.BETWEEN, given);
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "kind", "choices",
        "several", several,
        "options", options,
        "other", other,
        "otherValue", OTHER,
        "otherMax", LONGEST_OTHER);
  }
}
