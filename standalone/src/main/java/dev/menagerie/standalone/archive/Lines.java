package dev.menagerie.standalone.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, each of which ends with a line feed. */
final class Lines {
  private final InputStream in;

  /** The lines of a buffered stream. */
  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its line feed; {@code null} at the end.
   *
   * @throws EOFException if the last line has no line feed
   * @throws BadArchiveException if it has more bytes than are allowed
   */
  byte[] next(long longest) throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream(256);
    for (; next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (line.size() >= longest) {
        throw new BadArchiveException(
            "is followed by a line of more than "
                + longest
                + " bytes; give Java more memory (-Xmx)");
      }
      line.write(next);
    }
    return line.toByteArray();
  }
}
