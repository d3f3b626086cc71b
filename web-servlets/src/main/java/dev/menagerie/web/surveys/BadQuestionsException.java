package dev.menagerie.web.surveys;

import java.util.List;
import java.util.stream.Collectors;

/** A question file says what makes no sense. */
public final class BadQuestionsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** All that is wrong with a file. */
  BadQuestionsException(String file, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> file + ":" + problem.line() + ": " + problem.reason())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the lines. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One mistake.
   *
   * @param line where, counted from 1
   * @param reason what is wrong and what is allowed, as a sentence
   */
  public record Problem(int line, String reason) {}
}
