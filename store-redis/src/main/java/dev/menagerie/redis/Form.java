package dev.menagerie.redis;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Question.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The questions of a survey as they were read from the store.
 *
 * @param questions the questions, in the order of the form
 */
record Form(List<Question> questions) {
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
      if (!kind.fits(answer.getValue())) {
        return Optional.of(
            "the answer to '"
                + answer.getKey()
                + "' must be "
                + (kind == Kind.DATE ? "a day such as 2026-12-01" : "a decimal number"));
      }
    }
    return Optional.empty();
  }
}
