package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Any text, in one line or several.
 *
 * @param lines whether there is room for several lines
 * @param min the fewest characters, at least 1
 * @param max the most characters, at most {@link Response#MAX_ANSWER}
 * @param pattern what the whole text must match
 * @param patternHelp how to say that to people
 * @param placeholder an example, shown while nothing is typed
 */
record FreeText(
    boolean lines,
    int min,
    int max,
    Optional<Pattern> pattern,
    Optional<String> patternHelp,
    String placeholder)
    implements AnswerKind {
  FreeText {
    if (min < 1 || max < min || max > Response.MAX_ANSWER) {
      throw new IllegalArgumentException(
          "min and max must be 1 to " + Response.MAX_ANSWER + ", and min not above max");
    }
  }

  @Override
  public Question.Kind column() {
    return Question.Kind.TEXT;
  }

  @Override
  public Optional<String> problem(List<String> given) {
    return AnswerKind.one(given, text -> problem(plain(text)));
  }

  private Optional<String> problem(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      return Optional.of(lengthProblem("most", max, length));
    }
    if (length < min) {
      return Optional.of(lengthProblem("least", min, length));
    }
    return pattern.flatMap(form -> problem(form, text));
  }

  private static String lengthProblem(String bound, int allowed, int length) {
    return String.format(
        Locale.ROOT, "Use at %s %,d characters; these are %,d.", bound, allowed, length);
  }

  private Optional<String> problem(Pattern form, String text) {
    try {
      return form.matcher(text).matches()
          ? Optional.empty()
          : Optional.of(patternHelp.orElse("This is not of the form that is asked for."));
    } catch (StackOverflowError e) {
      // Some patterns, such as (a|b)*, go one level deeper with each character.
      return Optional.of("This is too long to tell whether it is of the form that is asked for.");
    }
  }

  @Override
  public String stored(List<String> given) {
    return plain(given.get(0));
  }

  /** The text with line breaks of one character, where it may have some: browsers send two. */
  private String plain(String text) {
    return lines ? text.replace("\r\n", "\n") : text;
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("kind", lines ? "area" : "text", "max", max, "placeholder", placeholder);
  }
}
