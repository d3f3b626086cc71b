package dev.menagerie.platform.deploy;

import java.util.List;
import java.util.Map;

/**
 * Why an operation failed, with all that helps to find out more.
 *
 * @param kind one word for it
 * @param summary what happened, in a sentence
 * @param instance the instance that it happened to; null if it was none
 * @param lastAnswer what the instance last said about its health; null if it was not asked
 * @param exitCode its exit code; null if it runs or nobody knows
 * @param log the end of its log, secrets hidden
 * @param environment what its configuration assigned, secrets masked
 */
public record Failure(
    Kind kind,
    String summary,
    String instance,
    String lastAnswer,
    Integer exitCode,
    List<String> log,
    Map<String, String> environment) {

  /** What can go wrong. */
  public enum Kind {
    /** The process ended. */
    CRASHED,
    /** It answered, but not as a healthy app does. */
    WRONG_STATUS,
    /** It did not answer. */
    NEVER_HEALTHY,
    /** It was healthy, but real requests fared worse than before. */
    GOT_WORSE,
    /** It could not be tried. */
    NOT_STARTED
  }

  /** A failure of which there is nothing more to say. */
  static Failure of(Kind kind, String summary) {
    return new Failure(kind, summary, null, null, null, List.of(), Map.of());
  }

  /** Ends the operation. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailedException(Failure failure) {
      super(failure.summary());
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }
}
