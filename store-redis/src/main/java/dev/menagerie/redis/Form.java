package dev.menagerie.redis;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Question.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The questions of a survey as they were read from the store.
 *
 * @param questions the questions, in the order of the form
 */
record Form(List<Question> questions) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,1000}(\\.[0-9]{1,1000})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Reads the questions from «place kind» by question. */
  static Form read(Map<String, String> stored) {
    return new Form(
        stored.entrySet().stream()
            .sorted(Comparator.comparing(e -> Integer.valueOf(e.getValue().split(" ", -1)[0])))
            .map(e -> new Question(e.getKey(), Kind.valueOf(e.getValue().split(" ", -1)[1])))
            .toList());
  }

  /** Why a response does not fit; empty if it does. The answer itself is nobody's business. */
  Optional<String> objection(Map<String, String> answers) {
    Map<String, Kind> kinds =
        questions.stream().collect(Collectors.toMap(Question::id, Question::kind));
    for (var answer : answers.entrySet()) {
      Kind kind = kinds.get(answer.getKey());
      if (kind == null) {
        return Optional.of("there is an answer to '" + answer.getKey() + "', which is no question");
      }
      if (!fits(kind, answer.getValue())) {
        return Optional.of(
            "the answer to '"
                + answer.getKey()
                + "' must be "
                + (kind == Kind.DATE ? "a day such as 2026-12-01" : "a decimal number"));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Kind kind, String answer) {
    return switch (kind) {
      case TEXT, LIST -> true;
      case NUMBER -> NUMBER.matcher(answer).matches();
      case DATE -> isDay(answer);
    };
  }

  private static boolean isDay(String answer) {
    try {
      return DAY.matcher(answer).matches() && LocalDate.parse(answer).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
