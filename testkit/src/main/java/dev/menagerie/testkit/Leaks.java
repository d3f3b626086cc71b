package dev.menagerie.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What was open at one moment, to be compared with what is open later. Things are counted by kind,
 * not by identity, so that a shared pool may let one thread go and make another.
 */
final class Leaks {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final Supplier<Map<String, Long>> count;
  private final Map<String, Long> before;

  private Leaks(Supplier<Map<String, Long>> count) {
    this.count = count;
    this.before = count.get();
  }

  /** The threads that live now, by name, numbers left out. */
  static Leaks ofThreads() {
    return new Leaks(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting())));
  }

  static boolean canSeeSockets() {
    return Files.isDirectory(OPEN_FILES);
  }

  /** The sockets that this process holds open now. */
  static Leaks ofSockets() {
    return new Leaks(() -> Map.of("socket", sockets()));
  }

  /** Waits until there is no more of anything than there was. */
  void assertNoneWithin(Duration patience) {
    if (!Eventually.holds(patience, () -> more().isEmpty())) {
      throw new AssertionError("Still open after " + patience + ", more than before: " + more());
    }
  }

  private Map<String, String> more() {
    var more = new TreeMap<String, String>();
    count
        .get()
        .forEach(
            (kind, now) -> {
              long then = before.getOrDefault(kind, 0L);
              if (now > then) {
                more.put(kind, then + " -> " + now);
              }
            });
    return more;
  }

  private static long sockets() {
    try (var files = Files.list(OPEN_FILES)) {
      return files.filter(Leaks::isSocket).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // Closed since it was listed.
    }
  }
}
