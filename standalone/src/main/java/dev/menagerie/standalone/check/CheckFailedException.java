package dev.menagerie.standalone.check;

/** A service did not do what it should. The message says what was asked and what was wrong. */
public final class CheckFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CheckFailedException(String message) {
    super(message);
  }

  CheckFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
