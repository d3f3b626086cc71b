package dev.menagerie.platform.repository;

/** An archive that is broken, or that would write outside its folder. */
public final class BadArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadArchiveException(String message) {
    super(message);
  }

  BadArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
