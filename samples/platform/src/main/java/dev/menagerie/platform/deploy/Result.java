package dev.menagerie.platform.deploy;

/**
 * How an operation ended.
 *
 * @param ok whether it did what was asked for
 * @param message that in a sentence
 * @param failure why not; null if it did
 */
public record Result(boolean ok, String message, Failure failure) {
  static Result done(String message) {
    return new Result(true, message, null);
  }

  static Result failed(String message, Failure failure) {
    return new Result(false, message, failure);
  }
}
