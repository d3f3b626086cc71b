package dev.menagerie.standalone.archive;

import dev.menagerie.messages.Message;
import dev.menagerie.store.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;

/** Writes an archive, one message after the other, in as much memory as one of them takes. */
public final class ArchiveWriter {
  private static final int BUFFER = 64 * 1024;

  private final MessageDigest digest = Sha256.fresh();
  private final GZIPOutputStream gzip;
  private long count;

  /** Begins an archive; the stream stays the caller's to close. */
  public ArchiveWriter(OutputStream out) throws IOException {
    gzip = new GZIPOutputStream(out, BUFFER);
    write(Format.header());
  }

  /** Adds a message. */
  public void add(Message message) throws IOException {
    write(Format.line(message));
    count++;
  }

  /** How many messages were added. */
  public long count() {
    return count;
  }

  /** Writes the end, without which nobody takes it for an archive. */
  public void finish() throws IOException {
    write(Format.end(count, digest.digest()));
    gzip.finish();
  }

  private void write(byte[] line) throws IOException {
    digest.update(line);
    digest.update((byte) '\n');
    gzip.write(line);
    gzip.write('\n');
  }
}
