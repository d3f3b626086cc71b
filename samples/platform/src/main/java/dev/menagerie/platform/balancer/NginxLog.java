package dev.menagerie.platform.balancer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts requests that nginx answered, from what it writes down about each: address of the
 * instance, status, seconds. What was read is of no more use, so the file is emptied when it is
 * large.
 */
public final class NginxLog {
  private static final System.Logger LOG = System.getLogger(NginxLog.class.getName());
  private static final int MOST_AT_ONCE = 1 << 20;
  private static final long LARGE = 64L << 20;

  private final Path file;
  private final Backends backends;
  private long read;

  /** Reads a log from its present end on. */
  public NginxLog(Path file, Backends backends) throws IOException {
    this.file = file;
    this.backends = backends;
    this.read = Files.exists(file) ? Files.size(file) : 0;
  }

  /** Counts what is new. */
  public synchronized void catchUp() {
    if (!Files.exists(file)) {
      return;
    }
    try (var log = new RandomAccessFile(file.toFile(), "rw")) {
      read = Math.min(read, log.length());
      while (log.length() > read) {
        byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, log.length() - read)];
        log.seek(read);
        log.readFully(bytes);
        String text = new String(bytes, US_ASCII);
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0) {
          return;
        }
        text.substring(0, end).lines().forEach(this::count);
        read += end;
      }
      if (read > LARGE) {
        log.setLength(0);
        read = 0;
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The log of nginx could not be read", e);
    }
  }

  /** As in {@code 127.0.0.1:20001, 127.0.0.1:20002 200 0.004}: the last address is who answered. */
  private void count(String line) {
    String[] words = line.split(" ", -1);
    if (words.length < 3) {
      return;
    }
    try {
      int status = Integer.parseInt(words[words.length - 2]);
      long nanos = (long) (Double.parseDouble(words[words.length - 1]) * 1e9);
      backends
          .findByAddress(words[words.length - 3])
          .ifPresent(backend -> backend.meter().count(status, nanos));
    } catch (NumberFormatException notARequest) {
      LOG.log(System.Logger.Level.DEBUG, "A line of the log of nginx is not understood: {0}", line);
    }
  }
}
