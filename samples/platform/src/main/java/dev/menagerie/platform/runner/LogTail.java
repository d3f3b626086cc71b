package dev.menagerie.platform.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of an app's log, however long the whole is. */
public final class LogTail {
  private static final int MOST_BYTES = 1 << 20;

  private LogTail() {}

  /** The last lines of a file; none if there is no file. */
  public static List<String> lines(Path log, int howMany) {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> lines = end(log).lines().toList();
    return lines.subList(Math.max(0, lines.size() - howMany), lines.size());
  }

  private static String end(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - MOST_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + log + "' could not be read", e);
    }
  }
}
