package dev.menagerie.web.procedures;

import dev.menagerie.web.http.Conditional;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

/**
 * An answer to a {@code GET} in both of its forms, made once and sent as often as it is asked for.
 *
 * @param tag its entity tag
 * @param whole the answer for who does not have it
 * @param unchanged the answer for who has
 */
record CatalogAnswer(String tag, Reply whole, Reply unchanged) {
  private static final Reply WHOLE =
      Reply.json(200, new byte[0])
          .with("Vary", "Accept")
          .with("Cache-Control", "private, no-cache");

  static CatalogAnswer of(String tag, byte[] json) {
    return new CatalogAnswer(tag, whole(tag, json), unchanged(tag));
  }

  /** What is told to who does not have what a tag names. */
  static Reply whole(String tag, byte[] json) {
    return WHOLE.withBody(json).with("ETag", tag);
  }

  /** What is told to who has what a tag names. */
  static Reply unchanged(String tag) {
    return Reply.empty(304).with("ETag", tag).with("Vary", "Accept");
  }

  /**
   * The form that a request is to be told.
   *
   * @throws HttpProblem 412 if the client wants another version
   */
  Reply to(HttpServletRequest request) {
    return isKnownTo(request, tag) ? unchanged : whole;
  }

  /**
   * Whether the client of a request has what a tag names.
   *
   * @throws HttpProblem 412 if the client wants another version
   */
  static boolean isKnownTo(HttpServletRequest request, String tag) {
    if (!Conditional.mayChange(Conditional.header(request, "If-Match"), tag)) {
      throw Tags.failed(tag);
    }
    String known = Conditional.header(request, "If-None-Match");
    return known != null && (Conditional.any(known) || Conditional.names(known, tag));
  }

  /** About how much memory it takes. */
  int bytes() {
    return whole.size() + 500;
  }
}
