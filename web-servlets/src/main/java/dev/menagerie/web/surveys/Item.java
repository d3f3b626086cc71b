package dev.menagerie.web.surveys;

import static java.util.Objects.requireNonNull;

import dev.menagerie.surveys.Question;

/**
 * One question as people see it.
 *
 * @param id the column of its answers
 * @param ask what is asked
 * @param kind what may be answered
 * @param required whether it must be answered
 * @param help a remark below the question; may be empty
 */
public record Item(String id, String ask, AnswerKind kind, boolean required, String help) {
  /** Refuses an id that is no column, and a question that asks nothing. */
  public Item {
    requireNonNull(kind, "kind");
    requireNonNull(help, "help");
    new Question(id, kind.column());
    if (ask.isBlank()) {
      throw new IllegalArgumentException("a question must ask something");
    }
  }
}
