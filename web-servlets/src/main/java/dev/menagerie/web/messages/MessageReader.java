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
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Answers for one message, as JSON or as plain text. Each form has an entity tag that nothing else
 * can have, so who sends one had the message, and is told so without a trip to the store.
 */
final class MessageReader {
  private static final int DIGITS = 64;
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final MessageStore store;
  private final HotReplies hot;
  private final Clock clock;

  MessageReader(MessageStore store, HotReplies hot, Clock clock) {
    this.store = store;
    this.hot = hot;
    this.clock = clock;
  }

  /**
   * Reads a message.
   *
   * @param asked the digest as asked for, or the beginning of one, whatever it may be
   * @return the message; 300 with the candidates if several digests begin as asked for
   * @throws HttpProblem 404 if there is no message of this digest
   */
  Reply read(HttpServletRequest request, String asked) {
    boolean asText = Accept.best(request.getHeader("Accept"), JSON, TEXT).equals(TEXT);
    String known = request.getHeader("If-None-Match");
    return asked.length() == DIGITS ? ofDigest(asked, asText, known) : guess(asked, asText, known);
  }

  /** The name of a message as JSON or as text: what its entity tag says between the quotes. */
  static String form(String digest, boolean asText) {
    return asText ? digest + "-text" : digest;
  }

  static HttpProblem notFound(String asked) {
    return new HttpProblem(404, "Message not found for hash: " + asked);
  }

  private Reply ofDigest(String asked, boolean asText, String known) {
    String form = form(asked, asText);
    if (known != null && Conditional.names(known, tag(form)) && Digest.parse(asked).isPresent()) {
      return notModified(form);
    }
    Reply reply = hot.find(form);
    if (reply == null) {
      reply = fetch(asked, form, asText);
    }
    return Conditional.any(known) ? notModified(form) : reply;
  }

  private Reply fetch(String asked, String form, boolean asText) {
    HotReplies.Reading reading = hot.reading();
    Message message = Digest.parse(asked).flatMap(store::find).orElseThrow(() -> notFound(asked));
    Reply reply = answer(message, asText).with("Cache-Control", freshness(message));
    if (message.expires().isEmpty()) {
      hot.keep(form, reply, reading);
    }
    return reply;
  }

  /** What a beginning leads to changes as messages come, so it must be asked for again. */
  private Reply guess(String asked, boolean asText, String known) {
    List<Digest> candidates = Candidates.of(store, asked);
    if (candidates.size() > 1) {
      return several(candidates).with("Cache-Control", ASK_AGAIN).with("Vary", "Accept");
    }
    Message message =
        candidates.stream().findFirst().flatMap(store::find).orElseThrow(() -> notFound(asked));
    String form = form(message.digest().hex(), asText);
    boolean has = Conditional.any(known) || Conditional.names(known, tag(form));
    Reply reply = has ? notModified(form) : answer(message, asText);
    return reply.with("Content-Location", message.digest().hex()).with("Cache-Control", ASK_AGAIN);
  }

  private static Reply several(List<Digest> candidates) {
    return Reply.json(
        300,
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("candidates");
              for (Digest candidate : candidates) {
                json.writeString(candidate.hex());
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static Reply answer(Message message, boolean asText) {
    Reply body =
        asText
            ? Reply.of(200, "text/plain;charset=utf-8", message.utf8())
            : Reply.json(200, Json.object("message", message.utf8()));
    return headed(body, form(message.digest().hex(), asText));
  }

  private String freshness(Message message) {
    return message
        .expires()
        .map(end -> Math.max(0, Duration.between(clock.instant(), end).toSeconds()))
        .map(seconds -> "public, max-age=" + seconds)
        .orElse(FOR_EVER);
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
