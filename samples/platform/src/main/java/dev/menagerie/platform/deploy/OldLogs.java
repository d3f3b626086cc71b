package dev.menagerie.platform.deploy;

import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The logs of instances that ended: what keeps crashing would leave more and more of them. */
final class OldLogs {
  /** More than are ever shown together, so that none goes while somebody reads it. */
  private static final int KEPT = 50;

  /** By the number of the instance, which only grows. */
  private static final Comparator<Path> OLDEST_FIRST =
      Comparator.comparingInt((Path log) -> log.toString().length())
          .thenComparing(Comparator.naturalOrder());

  private OldLogs() {}

  /** Deletes the oldest in a folder, but none of those in use. */
  static void delete(Path folder, Set<Path> inUse) {
    try (Stream<Path> logs = Files.list(folder)) {
      logs.filter(log -> !inUse.contains(log))
          .sorted(OLDEST_FIRST.reversed())
          .skip(KEPT)
          .forEach(DurableFiles::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("the logs in '" + folder + "' could not be listed", e);
    }
  }
}
