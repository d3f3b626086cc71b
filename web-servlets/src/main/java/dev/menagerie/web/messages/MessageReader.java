package dev.menagerie.web.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.http.Accept;
import dev.menagerie.web.http.Conditional;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Answers for one message, as JSON or as plain text. Each form has an entity tag that nothing else
 * can have, so who sends one had the message, and is told so without a trip to the store.
 */
final class MessageReader {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final MessageStore store;
  private final HotReplies hot;

  MessageReader(MessageStore store, HotReplies hot) {
    this.store = store;
    this.hot = hot;
  }

  /**
   * Reads a message.
   *
   * @param asked the digest as asked for, whatever it may be
   * @throws HttpProblem 404 if there is no message of this digest
   */
  Reply read(HttpServletRequest request, String asked) {
    boolean asText = Accept.best(request.getHeader("Accept"), JSON, TEXT).equals(TEXT);
    String form = asText ? asked + "-text" : asked;
    String known = request.getHeader("If-None-Match");
    if (known != null && Digest.parse(asked).isPresent() && Conditional.names(known, tag(form))) {
      return notModified(form);
    }
    Reply reply = hot.find(form);
    if (reply == null) {
      reply = fetch(asked, form, asText);
    }
    return Conditional.any(known) ? notModified(form) : reply;
  }

  private Reply fetch(String asked, String form, boolean asText) {
    Message message =
        Digest.parse(asked)
            .flatMap(store::find)
            .orElseThrow(() -> new HttpProblem(404, "Message not found for hash: " + asked));
    Reply body =
        asText
            ? Reply.of(200, "text/plain;charset=utf-8", message.utf8())
            : Reply.json(200, Json.object("message", message.utf8()));
    if (message.expires().isPresent()) {
      return headed(body, form).with("Cache-Control", ASK_AGAIN);
    }
    Reply reply = headed(body, form).with("Cache-Control", FOR_EVER);
    hot.keep(form, reply);
    return reply;
  }

  /** Leaves open how long the client may go on: what it was told with the message still holds. */
  private static Reply notModified(String form) {
    return headed(Reply.empty(304), form);
  }

  private static Reply headed(Reply reply, String form) {
    return reply.with("ETag", tag(form)).with("Vary", "Accept");
  }

  private static String tag(String form) {
    return '"' + form + '"';
  }
}
