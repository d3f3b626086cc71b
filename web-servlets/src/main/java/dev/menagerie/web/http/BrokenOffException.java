package dev.menagerie.web.http;

/**
 * Thrown at the container when an answer fails half-way: it then closes the connection without the
 * proper end, which is the only way left to tell the client that the answer is not whole.
 */
final class BrokenOffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenOffException(String message) {
    super("An answer was broken off: " + message, null, false, false);
  }
}
