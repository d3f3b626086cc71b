package dev.menagerie.surveys;

import dev.menagerie.store.Check;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which responses are meant: those that gave certain answers.
 *
 * @param answers by question id, the answer that a response must have given exactly so; to a
 *     question of the kind {@link Question.Kind#LIST}, an answer that must be among those given; to
 *     one of the kind {@link Question.Kind#NUMBER}, the number, however it was written, as 5 for
 *     5.0; none for all responses
 */
public record Filter(Map<String, String> answers) {
  private static final Filter ALL = new Filter(Map.of());

  /** Refuses answers that nobody can have given, and copies the others. */
  public Filter {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    answers.forEach((question, answer) -> Check.text(question, answer, 0, Response.MAX_ANSWER));
  }

  /** Lets every response pass. */
  public static Filter all() {
    return ALL;
  }

  /** Whether every response passes. */
  public boolean isAll() {
    return answers.isEmpty();
  }

  /**
   * Whether a response passes, for stores that cannot ask their database.
   *
   * @param survey tells the kinds of the questions
   */
  public boolean passes(Survey survey, Response response) {
    for (Question question : survey.questions()) {
      String wanted = answers.get(question.id());
      String given = response.answers().get(question.id());
      if (wanted != null && (given == null || !question.kind().isAmong(wanted, given))) {
        return false;
      }
    }
    return true;
  }
}
