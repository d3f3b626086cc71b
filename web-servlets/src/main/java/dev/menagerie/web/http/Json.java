package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads and writes JSON. Reading is strict: UTF-8 and nothing else, no key twice, no more than
 * {@value #MAX_DEPTH} levels, nothing after the end.
 */
public final class Json {
  /** The most levels of what is read. */
  public static final int MAX_DEPTH = 32;

  /** The most characters of a text in what is read piece by piece from a stream. */
  public static final int MAX_TEXT = 1 << 20;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Keys come from strangers: neither remember nor hash them together.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(100)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** For what is as long as its sender likes. */
  private static final JsonFactory STREAMS =
      FACTORY
          .rebuild()
          .streamReadConstraints(
              FACTORY.streamReadConstraints().rebuild().maxStringLength(MAX_TEXT).build())
          .build();

  private Json() {}

  /**
   * Reads a JSON object into plain Java: {@code String}, {@code Boolean}, {@code Long}, {@code
   * BigDecimal}, {@code null}, and {@code List} and {@code Map} of these, in the order of the text.
   *
   * @throws HttpProblem 400 if it is anything else, saying where it goes wrong
   */
  public static Map<String, Object> readObject(byte[] utf8) {
    return JsonReader.object(Utf8.decode("The body", utf8));
  }

  /**
   * Reads JSON piece by piece, as strictly; for what is too large to be read at once. No text in it
   * may be longer than {@value #MAX_TEXT} characters.
   */
  public static JsonParser parser(InputStream utf8) throws IOException {
    return STREAMS.createParser(utf8);
  }

  /** Reads JSON piece by piece, as strictly. */
  public static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** What writes a JSON document. */
  @FunctionalInterface
  public interface Writer {
    /** Writes one value; the caller closes the generator. */
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes a JSON document as UTF-8. */
  public static byte[] write(Writer writer) {
    return write(writer, 128);
  }

  private static byte[] write(Writer writer, int size) {
    var bytes = new ByteArrayOutputStream(size);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      writer.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** An object with one text; halves of surrogate pairs become question marks. */
  public static byte[] object(String field, String text) {
    return object(field, text.getBytes(UTF_8));
  }

  /** An object with one text that is UTF-8 already. */
  public static byte[] object(String field, byte[] utf8) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeFieldName(field);
          json.writeUTF8String(utf8, 0, utf8.length);
          json.writeEndObject();
        },
        // Most texts need next to no escapes, and then nothing is copied to make more room.
        utf8.length + utf8.length / 16 + 64);
  }
}
