package dev.menagerie.web.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.access.AdminOnly;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** What an admin may do: list the digests of all messages, and delete a message. */
final class MessageAdmin {
  private static final String DEFAULT_LIMIT = "100";

  private final MessageStore store;
  private final HotReplies hot;
  private final AdminOnly guard;

  MessageAdmin(MessageStore store, HotReplies hot, AdminOnly guard) {
    this.store = store;
    this.hot = hot;
    this.guard = guard;
  }

  /**
   * Lists digests in ascending order: {@code {"digests":[…],"next":"…"}}. If {@code next} is there,
   * it is what to ask for as {@code after} to get the next page; after the last page it is missing.
   *
   * @throws HttpProblem 401 or 403 if this is no admin; 400 if {@code after} is no digest, or
   *     {@code limit} no size of a page
   */
  Reply list(HttpServletRequest request) {
    guard.check(request);
    Form query = Form.ofQuery(request);
    Optional<Digest> after = query.first("after").map(MessageAdmin::after);
    int limit = limit(query.first("limit").orElse(DEFAULT_LIMIT));
    List<Digest> page = store.list(after, limit);
    Optional<Digest> last =
        page.size() < limit ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    Optional<Digest> next = last.filter(digest -> !store.list(last, 1).isEmpty());
    return Reply.json(200, json(page, next)).with("Cache-Control", "no-store");
  }

  /**
   * Deletes a message, which this process then forgets at once.
   *
   * @throws HttpProblem 401 or 403 if this is no admin; 404 if there is no message of this digest
   */
  Reply delete(HttpServletRequest request, String asked) {
    guard.check(request);
    Digest digest = Digest.parse(asked).orElseThrow(() -> MessageReader.notFound(asked));
    boolean deleted;
    try {
      deleted = store.delete(digest);
    } finally {
      // It may be gone even where the store could not say so.
      hot.forget(digest);
    }
    if (!deleted) {
      throw MessageReader.notFound(asked);
    }
    return Reply.empty(204).with("Cache-Control", "no-store");
  }

  private static Digest after(String text) {
    return Digest.parse(text)
        .orElseThrow(
            () -> new HttpProblem(400, "'after' must be a digest: 64 lower-case hex digits."));
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MessageStore.MAX_LIMIT) {
        return limit;
      }
    }
    throw new HttpProblem(
        400, "'limit' must be a whole number from 1 to " + MessageStore.MAX_LIMIT + ".");
  }

  private static byte[] json(List<Digest> page, Optional<Digest> next) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("digests");
          for (Digest digest : page) {
            json.writeString(digest.hex());
          }
          json.writeEndArray();
          if (next.isPresent()) {
            json.writeStringField("next", next.get().hex());
          }
          json.writeEndObject();
        });
  }
}
