package dev.menagerie.web.messages;

import dev.menagerie.messages.Message;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import java.time.Clock;
import java.util.Map;

/** Reads messages as clients post them: {@code {"message":"foo","ttl":"1h"}}. */
final class PostedMessage {
  private static final String NO_MESSAGE =
      "I was expecting to receive a POST param called 'message'.";

  private PostedMessage() {}

  /**
   * Reads a message.
   *
   * @param clock tells from when on a {@code ttl} runs
   * @throws HttpProblem 400 if it is none
   * @throws IllegalArgumentException if its text holds half of a surrogate pair
   */
  static Message read(byte[] json, Clock clock) {
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
