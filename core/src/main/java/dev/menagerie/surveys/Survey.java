package dev.menagerie.surveys;

import dev.menagerie.store.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * What keeps answers from being stored, or looked for, here: that one is to no question of ours,
   * or not of its question's {@linkplain Question.Kind#fits kind}. No question must be answered.
   *
   * @param answers the answers by question id
   * @return the first such thing, in words without a full stop, which name the question and not the
   *     answer, since that is nobody's business; empty if there is none
   */
  public Optional<String> objection(Map<String, String> answers) {
    for (var answer : answers.entrySet()) {
      Optional<Question> question = question(answer.getKey());
      if (question.isEmpty()) {
        return Optional.of(
            "'"
                + answer.getKey()
                + "' is answered, but the questions are "
                + questions.stream().map(Question::id).toList());
      }
      Question.Kind kind = question.get().kind();
      if (!kind.fits(answer.getValue())) {
        return Optional.of(
            "the answer to '"
                + answer.getKey()
                + "' must be "
                + (kind == Question.Kind.DATE ? "a day such as 2026-12-01" : "a decimal number"));
      }
    }
    return Optional.empty();
  }

  private Optional<Question> question(String id) {
    for (Question question : questions) {
      if (question.id().equals(id)) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }
}
