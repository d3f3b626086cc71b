package dev.menagerie.web.procedures.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to go on in a line that does not end, before somebody takes all of it into memory. */
final class ShortLines extends FilterInputStream {
  private static final int LONGEST = 1 << 20;

  private int length;

  ShortLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count((byte) read);
      check();
    }
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int most) throws IOException {
    int read = super.read(bytes, offset, most);
    for (int i = offset; i < offset + read; i++) {
      count(bytes[i]);
    }
    check();
    return read;
  }

  private void count(byte each) {
    length = each == '\n' ? 0 : length + 1;
  }

  private void check() throws IOException {
    if (length > LONGEST) {
      throw new IOException("A line is longer than " + LONGEST + " bytes");
    }
  }
}
