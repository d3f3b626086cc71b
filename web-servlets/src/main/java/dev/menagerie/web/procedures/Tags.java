package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Entry;
import dev.menagerie.web.http.Conditional;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/**
 * Entity tags, which are the versions of rows and of the catalogue; and what clients ask of them.
 */
final class Tags {
  private Tags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  static String of(Entry entry) {
    return of(entry.version());
  }

  /**
   * The short answer to a conditional {@code GET}, if there is one.
   *
   * @param tag the tag of what would be answered
   * @return 304 if the client has it; empty if it must be sent
   * @throws HttpProblem 412 if the client wants another one
   */
  static Optional<Reply> shortcut(HttpServletRequest request, String tag) {
    if (!Conditional.mayChange(request.getHeader("If-Match"), tag)) {
      throw failed(tag);
    }
    String known = request.getHeader("If-None-Match");
    return known != null && (Conditional.any(known) || Conditional.names(known, tag))
        ? Optional.of(Reply.empty(304).with("ETag", tag).with("Vary", "Accept"))
        : Optional.empty();
  }

  /** What is there has another tag than the client expects. */
  static HttpProblem failed(String current) {
    return new HttpProblem(
        412, "It was changed meanwhile: its tag is " + current + " now", Map.of("ETag", current));
  }

  /** The client expects something to be there, but nothing is. */
  static HttpProblem nothingThere() {
    return new HttpProblem(412, "There is no such code, so it has no tag");
  }
}
