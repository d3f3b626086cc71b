package dev.menagerie.standalone.archive;

import dev.menagerie.messages.Message;
import dev.menagerie.store.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an archive to its end, in as much memory as its longest message takes, and verifies
 * everything on the way. That it is whole is known only when {@link #readAll} has returned.
 */
public final class ArchiveReader {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final MessageDigest digest = Sha256.fresh();
  private final long longestLine;
  private long line;

  /** A reader of a stream, which stays the caller's to close. */
  public ArchiveReader(InputStream in) {
    this(in, Runtime.getRuntime().maxMemory() / 8);
  }

  ArchiveReader(InputStream in, long longestLine) {
    this.in = in;
    this.longestLine = Math.min(longestLine, Integer.MAX_VALUE / 2);
  }

  /** Takes messages. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next one. */
    void take(Message message) throws IOException;
  }

  /**
   * Hands every message to a sink.
   *
   * @return how many there are
   * @throws BadArchiveException if the archive is not whole, or not as it was written
   */
  public long readAll(Sink sink) throws IOException {
    try {
      return read(
          new Lines(new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)), sink);
    } catch (BadArchiveException e) {
      throw new BadArchiveException("line " + line + " " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new BadArchiveException("it ends in the middle, after line " + line, e);
    } catch (ZipException e) {
      throw new BadArchiveException(
          (line == 0 ? "it is no gzip file" : "it is damaged after line " + line)
              + " ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private long read(Lines lines, Sink sink) throws IOException {
    if (!Format.read(next(lines)).equals(Format.HEADER)) {
      throw new BadArchiveException("is not the first line of an archive of messages");
    }
    for (long count = 0; ; count++) {
      MessageDigest before = soFar();
      Map<String, Object> fields = Format.read(next(lines));
      if (Format.isEnd(fields)) {
        if (!Format.isEnd(fields, count, before.digest())) {
          throw new BadArchiveException("tells of other messages than those before it");
        }
        if (lines.next(longestLine) != null) {
          throw new BadArchiveException("should be the last, but is not");
        }
        return count;
      }
      sink.take(Format.message(fields));
    }
  }

  private byte[] next(Lines lines) throws IOException {
    byte[] next = lines.next(longestLine);
    if (next == null) {
      throw new EOFException();
    }
    line++;
    digest.update(next);
    digest.update((byte) '\n');
    return next;
  }

  private MessageDigest soFar() {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("The SHA-256 of every JDK can be cloned", e);
    }
  }
}
