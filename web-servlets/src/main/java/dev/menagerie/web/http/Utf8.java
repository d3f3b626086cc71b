package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Decodes UTF-8 strictly: what is none is refused, not repaired. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * Decodes some bytes.
   *
   * @param what what they are, as the subject of a sentence
   * @throws HttpProblem 400 if they are not UTF-8
   */
  static String decode(String what, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    // The lenient decoder is the fast one, and leaves a trace wherever it repaired something.
    if (text.indexOf(REPLACEMENT) >= 0) {
      try {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new HttpProblem(400, what + " must be UTF-8, but is not.");
      }
    }
    return text;
  }
}
