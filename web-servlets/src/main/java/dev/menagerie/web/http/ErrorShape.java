package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;

/** How an app words its errors; each has its own shape, kept from the original it follows. */
@FunctionalInterface
public interface ErrorShape {
  /**
   * Words an error. Called for every answer from 400 up; must not fail.
   *
   * @return an answer of the given status; headers that the error needs are added to it
   */
  Reply reply(HttpServletRequest request, int status, String message);

  /** Errors as a JSON object with one field, as in {@code {"err_msg":"…"}}. */
  static ErrorShape json(String field) {
    return (request, status, message) -> Reply.json(status, Json.object(field, message));
  }

  /** Errors as a line of plain text. */
  static ErrorShape text() {
    return (request, status, message) -> Reply.text(status, message + "\n");
  }
}
