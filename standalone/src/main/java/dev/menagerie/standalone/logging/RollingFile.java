package dev.menagerie.standalone.logging;

import dev.menagerie.standalone.files.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A log file that is rolled before it grows beyond a size: {@code app.log} becomes {@code
 * app.log.1}, {@code .1} becomes {@code .2}, and so on; the oldest is dropped. A file is renamed,
 * never truncated, and a line is never divided, so every line is in exactly one file. The size is
 * looked at before each line, which ready-made policies do not do: they check now and then.
 *
 * <p>Thread-safe. A roll that fails leaves the file growing, and is tried again when it has grown
 * by as much once more. If it was only the new file that could not be opened, the one that grows is
 * {@code app.log.1}.
 */
public final class RollingFile implements Closeable {
  private final Path file;
  private final Limits limits;
  private final Opener opener;
  private OutputStream out;
  private long size;

  /**
   * When to roll.
   *
   * @param maxBytes the most bytes in a file, unless a single line has more; 0: never roll
   * @param backups how many old files to keep; 0: never roll
   */
  public record Limits(long maxBytes, long backups) {
    boolean exceededBy(long bytes) {
      return maxBytes > 0 && backups > 0 && bytes > maxBytes;
    }
  }

  /** How a file is opened. */
  interface Opener {
    SeekableByteChannel open(Path file) throws IOException;
  }

  /** Opens a file, which is made if missing and else continued; its folder must exist. */
  public RollingFile(Path file, Limits limits) throws IOException {
    this(file, limits, RollingFile::openOrMake);
  }

  RollingFile(Path file, Limits limits, Opener opener) throws IOException {
    this.file = file;
    this.limits = limits;
    this.opener = opener;
    open();
  }

  /** Adds a line, its line feed included. It is certainly in the file after {@link #flush}. */
  public synchronized void append(byte[] line) throws IOException {
    if (size > 0 && limits.exceededBy(size + line.length)) {
      roll();
    }
    out.write(line);
    size += line.length;
  }

  /** Hands what was added to the operating system. */
  public synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private void roll() throws IOException {
    out.flush();
    OutputStream full = out;
    try {
      if (Files.exists(file)) {
        shift();
      }
      open();
    } catch (IOException e) {
      System.err.println("menagerie: could not roll " + file + ", so it grows on: " + e);
      size = 0;
      return;
    }
    full.close();
  }

  private void shift() throws IOException {
    for (long i = limits.backups() - 1; i >= 1; i--) {
      if (Files.exists(old(i))) {
        rename(old(i), old(i + 1));
      }
    }
    rename(file, old(1));
  }

  private void open() throws IOException {
    SeekableByteChannel channel = opener.open(file);
    size = channel.size();
    out = new BufferedOutputStream(Channels.newOutputStream(channel), 32 * 1024);
  }

  private static SeekableByteChannel openOrMake(Path file) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return Files.newByteChannel(file, options, OwnerOnly.file(file));
  }

  private Path old(long number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
