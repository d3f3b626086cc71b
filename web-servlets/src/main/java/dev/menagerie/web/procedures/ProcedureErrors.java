package dev.menagerie.web.procedures;

import dev.menagerie.web.http.Accept;
import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * Errors as {@code {"status":404,"error":"not found","message":"…"}}; for browsers a page, where
 * there are pages.
 */
final class ProcedureErrors implements ErrorShape {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(400, "bad request"),
          Map.entry(401, "unauthorized"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not found"),
          Map.entry(405, "method not allowed"),
          Map.entry(409, "conflict"),
          Map.entry(412, "precondition failed"),
          Map.entry(413, "content too large"),
          Map.entry(415, "unsupported media type"),
          Map.entry(429, "too many requests"),
          Map.entry(500, "internal server error"),
          Map.entry(501, "not implemented"),
          Map.entry(503, "service unavailable"),
          Map.entry(504, "gateway timeout"));

  private final Pages pages;
  private final ErrorShape ofPage;

  /** Without pages everybody is told in JSON. */
  ProcedureErrors(Pages pages) {
    this.pages = pages;
    ofPage = new PageErrors(pages);
  }

  @Override
  public Reply reply(HttpServletRequest request, int status, String message) {
    Reply reply =
        wantsPage(request) ? ofPage.reply(request, status, message) : json(status, message);
    return Allowance.of(request).map(left -> left.onto(reply)).orElse(reply);
  }

  private boolean wantsPage(HttpServletRequest request) {
    return pages != null
        && Accept.best(request.getHeader("Accept"), "application/json", "text/html")
            .equals("text/html");
  }

  private static Reply json(int status, String message) {
    return Reply.json(
        status,
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeNumberField("status", status);
              json.writeStringField("error", NAMES.getOrDefault(status, "error"));
              json.writeStringField("message", message);
              json.writeEndObject();
            }));
  }
}
