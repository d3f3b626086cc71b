package dev.menagerie.surveys;

import dev.menagerie.store.Check;
import java.util.HashSet;
import java.util.List;

/**
 * A survey as a store sees it: a table and its columns.
 *
 * @param id the table's name, 1 to 40 of {@code a-z 0-9 _} beginning with a letter; names beginning
 *     with {@code menagerie_} or {@code starter_} are taken
 * @param questions at least one, each with its own id
 */
public record Survey(String id, List<Question> questions) {
  /** Refuses what does not fit the fields' descriptions, and copies the questions. */
  public Survey {
    Check.key("survey id", id, Question.IDENTIFIER, Question.IDENTIFIER_IN_WORDS);
    if (id.startsWith("menagerie_") || id.startsWith("starter_")) {
      throw new IllegalArgumentException(
          "survey id must not begin with menagerie_ or starter_, but is '" + id + "'");
    }
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("survey '" + id + "' must have at least one question");
    }
    var seen = new HashSet<String>();
    for (Question question : questions) {
      if (!seen.add(question.id())) {
        throw new IllegalArgumentException(
            "survey '" + id + "' has two questions called '" + question.id() + "'");
      }
    }
  }
}
