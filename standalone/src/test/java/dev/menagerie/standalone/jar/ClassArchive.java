package dev.menagerie.standalone.jar;

import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The class data archive that the script {@code menagerie} makes, made for the tests likewise: they
 * start the jar some hundred times, and with it a start costs half.
 */
final class ClassArchive {
  private static final List<String> SILENTLY = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  private static final Duration TO_MAKE = Duration.ofMinutes(2);

  private ClassArchive() {}

  /** The options by which a JVM uses the archive of a jar, which is made if there is none yet. */
  static List<String> of(Path jar, List<String> jvm) {
    try {
      Path archive = jar.resolveSibling(name(jar));
      // The JVMs that share these tests take turns: the first makes it for all.
      try (var lock =
          FileChannel.open(lockOf(jar), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        if (!Files.exists(archive)) {
          make(archive, jar, jvm);
        }
      }
      return with("-XX:SharedArchiveFile=" + archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It is good for one JDK and one jar only. */
  private static String name(Path jar) throws IOException {
    long built = Files.getLastModifiedTime(jar).toMillis();
    return "tested-" + Runtime.version() + "-" + built + ".jsa";
  }

  private static Path lockOf(Path jar) {
    return jar.resolveSibling("tested.lock");
  }

  private static void make(Path archive, Path jar, List<String> jvm) throws IOException {
    Path making = archive.resolveSibling(archive.getFileName() + ".making");
    var command = new ArrayList<>(jvm);
    command.addAll(with("-XX:ArchiveClassesAtExit=" + making));
    command.addAll(List.of("-jar", jar.toString(), "warm-up"));
    try (var rehearsal = ServerProcess.of(command).named("warm-up").start()) {
      int status = rehearsal.awaitEnd(TO_MAKE);
      if (status != 0) {
        throw new AssertionError("The rehearsal ended with " + status + ": " + rehearsal.log());
      }
    }
    Files.move(making, archive);
  }

  private static List<String> with(String option) {
    var options = new ArrayList<>(SILENTLY);
    options.add(option);
    return options;
  }
}
