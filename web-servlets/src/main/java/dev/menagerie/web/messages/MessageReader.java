package dev.menagerie.web.messages;

import dev.menagerie.batch.GroupCommit;
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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers for one message, as JSON or as plain text. Each form has an entity tag that nothing else
 * can have, so who sends one had the message, and is told so without a trip to the store.
 */
final class MessageReader implements AutoCloseable {
  private static final int DIGITS = 64;
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  /** A message may be a mebibyte, and all of a trip are in memory at once. */
  private static final long MOST_PER_TRIP =
      Math.max(8, Math.min(64, Runtime.getRuntime().maxMemory() / (8L << 20)));

  private final MessageStore store;
  private final GroupCommit<Digest, Optional<Message>> trips;
  private final HotReplies hot;
  private final Clock clock;

  MessageReader(MessageStore store, HotReplies hot, Clock clock) {
    this.store = store;
    trips =
        GroupCommit.to("the message store", "find messages", this::find)
            .maxBatch(MOST_PER_TRIP)
            .build();
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
  CompletableFuture<Reply> read(HttpServletRequest request, String asked) {
    boolean asText = Accept.best(request.getHeader("Accept"), JSON, TEXT).equals(TEXT);
    String known = Conditional.header(request, "If-None-Match");
    return isWhole(asked)
        ? ofDigest(asked, asText, known)
        : CompletableFuture.completedFuture(guess(asked, asText, known));
  }

  GroupCommit.Statistics statistics() {
    return trips.statistics();
  }

  /** Returns when everybody who asked has been answered. */
  @Override
  public void close() {
    trips.close();
  }

  /** Whether a digest is asked for, and not only how one begins. */
  static boolean isWhole(String asked) {
    return asked.length() == DIGITS;
  }

  /** The name of a message as JSON or as text: what its entity tag says between the quotes. */
  static String form(String digest, boolean asText) {
    return asText ? digest + "-text" : digest;
  }

  static HttpProblem notFound(String asked) {
    return new HttpProblem(404, "Message not found for hash: " + asked);
  }

  private CompletableFuture<Reply> ofDigest(String asked, boolean asText, String known) {
    String form = form(asked, asText);
    Digest digest = Digest.parse(asked).orElseThrow(() -> notFound(asked));
    boolean named = known != null && Conditional.names(known, tag(form));
    boolean has = named || Conditional.any(known);
    Reply reply = hot.find(form);
    if (reply != null) {
      Reply same = has ? notModified(form).with("Cache-Control", FOR_EVER) : reply;
      return CompletableFuture.completedFuture(same);
    }
    if (named) {
      return CompletableFuture.completedFuture(notModified(form));
    }
    HotReplies.Reading reading = hot.reading();
    return trips
        .submit(digest)
        .thenApply(
            found ->
                Reply.later(
                    () -> {
                      Message message = found.orElseThrow(() -> notFound(asked));
                      Reply fresh = kept(message, asText, reading);
                      return has
                          ? notModified(form).with("Cache-Control", freshness(message))
                          : fresh;
                    }));
  }

  private Reply kept(Message message, boolean asText, HotReplies.Reading reading) {
    Reply reply = answer(message, asText).with("Cache-Control", freshness(message));
    if (message.expires().isEmpty()) {
      hot.keep(form(message.digest().hex(), asText), reply, reading);
    }
    return reply;
  }

  /** Many who ask for one message at a time make one look-up. */
  private List<Optional<Message>> find(List<Digest> asked) {
    List<Digest> each = asked.stream().distinct().toList();
    List<Optional<Message>> found = store.findAll(each);
    if (each.size() == asked.size()) {
      return found;
    }
    var byDigest = new HashMap<Digest, Optional<Message>>();
    for (int i = 0; i < each.size(); i++) {
      byDigest.put(each.get(i), found.get(i));
    }
    return asked.stream().map(byDigest::get).toList();
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

  /**
   * Leaves open how long the client may go on, which is not known of a message that is not at hand:
   * what it was told with the message still holds.
   */
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
