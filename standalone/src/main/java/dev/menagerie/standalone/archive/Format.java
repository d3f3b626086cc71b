package dev.menagerie.standalone.archive;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The lines of an archive, which is gzipped JSON, one object a line: a header, the messages in
 * ascending order of their digests, and a last line that tells how many there were and the SHA-256
 * of everything before it. {@code zcat} and {@code jq} read it too.
 */
final class Format {
  static final Map<String, Object> HEADER = Map.of("archive", "menagerie-messages", "version", 1L);

  private static final String DIGEST = "digest";
  private static final String MESSAGE = "message";
  private static final String EXPIRES = "expires";
  private static final String COUNT = "count";
  private static final String SHA_256 = "sha256";

  private Format() {}

  static byte[] header() {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("archive", "menagerie-messages");
          json.writeNumberField("version", 1);
          json.writeEndObject();
        });
  }

  static byte[] line(Message message) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField(DIGEST, message.digest().hex());
          if (message.expires().isPresent()) {
            json.writeStringField(EXPIRES, message.expires().get().toString());
          }
          byte[] utf8 = message.utf8();
          json.writeFieldName(MESSAGE);
          json.writeUTF8String(utf8, 0, utf8.length);
          json.writeEndObject();
        });
  }

  static byte[] end(long count, byte[] sha256) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeNumberField(COUNT, count);
          json.writeStringField(SHA_256, HexFormat.of().formatHex(sha256));
          json.writeEndObject();
        });
  }

  static boolean isEnd(Map<String, Object> line) {
    return line.keySet().equals(Set.of(COUNT, SHA_256));
  }

  static boolean isEnd(Map<String, Object> line, long count, byte[] sha256) {
    return line.equals(Map.of(COUNT, count, SHA_256, HexFormat.of().formatHex(sha256)));
  }

  /** Reads any line. */
  static Map<String, Object> read(byte[] line) throws BadArchiveException {
    try {
      return Json.readObject(line);
    } catch (HttpProblem e) {
      throw new BadArchiveException("is no JSON object (" + e.getMessage() + ")", e);
    }
  }

  /** Makes the message of a line, whose text is verified against its digest. */
  static Message message(Map<String, Object> line) throws BadArchiveException {
    var allowed = new HashSet<>(line.keySet());
    allowed.remove(EXPIRES);
    if (!allowed.equals(Set.of(DIGEST, MESSAGE))
        || !line.values().stream().allMatch(String.class::isInstance)) {
      throw new BadArchiveException("holds other fields than those of a message");
    }
    try {
      Message message = Message.of((String) line.get(MESSAGE));
      Digest digest = message.digest();
      if (!digest.hex().equals(line.get(DIGEST))) {
        throw new BadArchiveException("holds a text that is not what its digest promises");
      }
      return line.get(EXPIRES) instanceof String expires
          ? message.expiringAt(Instant.parse(expires))
          : message;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadArchiveException("holds no good message (" + e.getMessage() + ")", e);
    }
  }
}
