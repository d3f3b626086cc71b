package dev.menagerie.standalone.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.logging.RollingFile.Limits;
import dev.menagerie.testkit.Races;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line is in exactly one file, and no file outgrows its limit. */
class RollingFileTest {
  private static final int THREADS = 8;
  private static final int LINES = 2_000;

  @TempDir Path folder;

  @Test
  void manyThreadsLoseNoLineAcrossRolls() throws IOException {
    try (var file = open(new Limits(1_000, 1_000))) {
      Races.run(
          THREADS,
          thread -> {
            for (int i = 0; i < LINES; i++) {
              file.append(line("thread " + thread + " line " + i));
              file.flush();
            }
            return null;
          });
    }

    var expected = new ArrayList<String>();
    for (int thread = 0; thread < THREADS; thread++) {
      for (int i = 0; i < LINES; i++) {
        expected.add("thread " + thread + " line " + i);
      }
    }
    assertThat(allLines()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(files()).hasSizeGreaterThan(100).allSatisfy(RollingFileTest::isWithinLimit);
  }

  @Test
  void theYoungestOldFileIsNumberOne() throws IOException {
    try (var file = open(new Limits(4, 5))) {
      for (String text : List.of("one", "two", "three")) {
        file.append(line(text));
      }
    }

    assertThat(folder.resolve("app.log")).hasContent("three");
    assertThat(folder.resolve("app.log.1")).hasContent("two");
    assertThat(folder.resolve("app.log.2")).hasContent("one");
  }

  @Test
  void theOldestFileGoesWhenThereAreEnough() throws IOException {
    try (var file = open(new Limits(1, 2))) {
      for (String text : List.of("1", "2", "3", "4")) {
        file.append(line(text));
      }
    }

    assertThat(allLines()).containsExactlyInAnyOrder("2", "3", "4");
    assertThat(files()).hasSize(3);
  }

  @Test
  void aLimitOfZeroMeansNeverRolled() throws IOException {
    for (Limits limits : List.of(new Limits(0, 5), new Limits(1, 0))) {
      try (var file = open(limits)) {
        file.append(line("a line"));
        file.append(line("another"));
      }
    }

    assertThat(files()).hasSize(1);
    assertThat(allLines()).hasSize(4);
  }

  @Test
  void aRestartContinuesTheFileAndItsSize() throws IOException {
    for (String text : List.of("12", "34", "56")) {
      try (var file = open(new Limits(6, 5))) {
        file.append(line(text));
      }
    }

    assertThat(folder.resolve("app.log.1")).hasContent("12\n34");
    assertThat(folder.resolve("app.log")).hasContent("56");
  }

  @Test
  void aLineThatIsTooLongForAnyFileIsStillWhole() throws IOException {
    try (var file = open(new Limits(4, 5))) {
      file.append(line("short"));
      file.append(line("very long"));
    }

    assertThat(folder.resolve("app.log")).hasContent("very long");
    assertThat(folder.resolve("app.log.1")).hasContent("short");
  }

  @Test
  void aRollThatFailsLosesNothing() throws IOException {
    // A folder with something in it, in the place of the old file, cannot be replaced by a file.
    Files.createDirectories(folder.resolve("app.log.1/in the way"));
    try (var file = open(new Limits(4, 1))) {
      file.append(line("one"));
      file.append(line("two"));
      file.append(line("six"));
    }

    assertThat(folder.resolve("app.log")).hasContent("one\ntwo\nsix");
  }

  @Test
  void aNewFileThatCannotBeOpenedCostsNeitherALineNorABackup() throws IOException {
    var opened = new AtomicInteger();
    RollingFile.Opener failing =
        path -> {
          int times = opened.incrementAndGet();
          if (times == 3 || times == 4) {
            throw new IOException("too many open files");
          }
          return Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        };
    try (var file = new RollingFile(folder.resolve("app.log"), new Limits(4, 2), failing)) {
      for (String text : List.of("one", "two", "six", "ten", "0")) {
        file.append(line(text));
      }
    }

    assertThat(opened).hasValue(5);
    assertThat(folder.resolve("app.log")).hasContent("0");
    assertThat(folder.resolve("app.log.1")).hasContent("two\nsix\nten");
    assertThat(folder.resolve("app.log.2")).hasContent("one");
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    try (var file = open(new Limits(0, 0))) {
      file.flush();
    }

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("app.log"))))
        .isEqualTo("rw-------");
  }

  private RollingFile open(Limits limits) throws IOException {
    return new RollingFile(folder.resolve("app.log"), limits);
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(UTF_8);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private List<String> allLines() throws IOException {
    var lines = new ArrayList<String>();
    for (Path file : files()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  private static void isWithinLimit(Path file) throws IOException {
    assertThat(Files.size(file)).isLessThanOrEqualTo(1_000);
  }
}
