package dev.menagerie.web.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.messages.ByteScan;
import dev.menagerie.messages.Message;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** Reads messages as clients post them: {@code {"message":"foo","ttl":"1h"}}. */
final class PostedMessage {
  private static final String NO_MESSAGE =
      "I was expecting to receive a POST param called 'message'.";

  private static final byte[] FIELD = "\"message\"".getBytes(US_ASCII);

  private PostedMessage() {}

  /**
   * Reads a message.
   *
   * @param clock tells from when on a {@code ttl} runs
   * @throws HttpProblem 400 if it is none
   * @throws IllegalArgumentException if its text holds half of a surrogate pair
   */
  static Message read(byte[] json, Clock clock) {
    Message plain = readPlain(json);
    return plain != null ? plain : readAny(json, clock);
  }

  /**
   * Reads what nearly all clients send, an object with nothing but a text that escapes nothing: its
   * bytes are the message's, and are copied once. Answers {@code null} if it is anything else.
   */
  private static Message readPlain(byte[] json) {
    int end = json.length;
    while (end > 0 && isBlank(json[end - 1])) {
      end--;
    }
    int field = blanks(json, 1);
    int colon = blanks(json, field + FIELD.length);
    int quote = blanks(json, colon + 1);
    boolean framed =
        quote + 2 < end
            && json[0] == '{'
            && Arrays.equals(json, field, field + FIELD.length, FIELD, 0, FIELD.length)
            && json[colon] == ':'
            && json[quote] == '"'
            && json[end - 2] == '"'
            && json[end - 1] == '}';
    return framed && ByteScan.isPlainJson(json, quote + 1, end - 2)
        ? Message.ofUtf8(json, quote + 1, end - 2)
        : null;
  }

  /** Where the blanks end that begin at an index. */
  private static int blanks(byte[] json, int from) {
    int at = from;
    while (at < json.length && isBlank(json[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\n' || each == '\r' || each == '\t';
  }

  private static Message readAny(byte[] json, Clock clock) {
    Map<String, Object> fields = Json.readObject(json);
    Message message = Message.of(text(fields));
    return fields.containsKey("ttl")
        ? message.expiringAt(clock.instant().plus(Ttl.of(fields.get("ttl"))))
        : message;
  }

  private static String text(Map<String, Object> fields) {
    if (!fields.containsKey("message")) {
      throw new HttpProblem(400, NO_MESSAGE);
    }
    if (fields.get("message") instanceof String text) {
      return text;
    }
    throw new HttpProblem(400, "'message' must be a string.");
  }
}
