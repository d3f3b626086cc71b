package dev.menagerie.platform.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.repository.Secrets;
import dev.menagerie.platform.runner.LogTail;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What an app's instances say, each line after the instance's name, secrets hidden. */
final class LogFeed implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;
  private static final int MOST_AT_ONCE = 1 << 16;

  private final Folders folders;
  private final CountDownLatch closed = new CountDownLatch(1);

  LogFeed(Folders folders) {
    this.folders = folders;
  }

  /** Writes the last lines, and, if so asked, what comes until the client or the platform goes. */
  void write(
      String app,
      Optional<String> instance,
      int lines,
      boolean follow,
      Secrets secrets,
      OutputStream out)
      throws IOException {
    Map<Path, Long> read = new HashMap<>();
    List<Path> files = files(app, instance);
    if (files.isEmpty()) {
      throw Refusal.missing("there is no log of " + instance.orElse(app));
    }
    for (Path file : files) {
      read.put(file, Files.size(file));
      for (String line : LogTail.lines(file, lines)) {
        write(file, line, secrets, out);
      }
    }
    out.flush();
    while (follow) {
      for (Path file : files(app, instance)) {
        read.put(file, news(file, read.getOrDefault(file, 0L), secrets, out));
      }
      // Written even if nothing is new: this is how it shows that the client went away.
      out.flush();
      try {
        if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Lets those go who follow; a server does not stop while it answers somebody. */
  @Override
  public void close() {
    closed.countDown();
  }

  /** Whole lines only; half a line waits for its end. */
  private static long news(Path path, long from, Secrets secrets, OutputStream out)
      throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() <= from) {
        return from;
      }
      byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      String text = new String(bytes, UTF_8);
      int end = bytes.length == MOST_AT_ONCE ? text.length() : text.lastIndexOf('\n') + 1;
      String whole = text.substring(0, end);
      whole.lines().forEach(line -> write(path, line, secrets, out));
      return from + (end == text.length() ? bytes.length : whole.getBytes(UTF_8).length);
    }
  }

  private static void write(Path file, String line, Secrets secrets, OutputStream out) {
    String name = file.getFileName().toString().replaceFirst("\\.log$", "");
    try {
      out.write((name + " | " + secrets.hideIn(line) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files(String app, Optional<String> instance) {
    Path folder = folders.log(app, "any").getParent();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              f -> instance.isEmpty() || f.getFileName().toString().equals(instance.get() + ".log"))
          .sorted(Comparator.comparing(LogFeed::modified).reversed())
          .limit(20)
          .sorted(Comparator.comparing(LogFeed::modified))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("'" + folder + "' could not be listed", e);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
