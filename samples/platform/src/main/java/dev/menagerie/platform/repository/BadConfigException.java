package dev.menagerie.platform.repository;

/** A configuration that is not what it should be; the message names the line. */
public final class BadConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadConfigException(int line, String message) {
    super("line " + line + ": " + message);
  }

  BadConfigException(String message) {
    super(message);
  }
}
