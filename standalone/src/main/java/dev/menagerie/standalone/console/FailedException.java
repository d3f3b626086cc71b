package dev.menagerie.standalone.console;

/** A command could not do what it was asked. The message is a sentence for whoever asked. */
public final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, on what, and what to do now. */
  public FailedException(String message) {
    super(message);
  }

  /** What went wrong, on what, and what to do now; with the reason. */
  public FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
