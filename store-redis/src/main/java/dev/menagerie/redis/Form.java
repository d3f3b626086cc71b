package dev.menagerie.redis;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Question.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads the questions of a survey from «place kind» by question. */
final class Form {
  private Form() {}

  /** The questions, in the order of the form. */
  static List<Question> questions(Map<String, String> stored) {
    return stored.entrySet().stream()
        .sorted(Comparator.comparing(e -> Integer.valueOf(e.getValue().split(" ", -1)[0])))
        .map(e -> new Question(e.getKey(), Kind.valueOf(e.getValue().split(" ", -1)[1])))
        .toList();
  }
}
