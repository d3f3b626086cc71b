package dev.menagerie.platform;

import dev.menagerie.testkit.Skips;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Other people's programs that tests need; without one the test is skipped. */
public final class Programs {
  private Programs() {}

  /** A program named by an environment variable, else on the path or where it usually is. */
  public static Path find(String name, String variable) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    Stream<Path> places =
        Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    Optional<Path> found =
        Stream.of(
                Stream.ofNullable(System.getenv(variable)).map(Path::of),
                places,
                inRepository(name))
            .flatMap(all -> all)
            .filter(Files::isExecutable)
            .findFirst();
    Skips.unlessPresent(
        "the program " + name,
        found.isPresent(),
        "Run ./verify, which fetches one, or name one in " + variable + ".");
    return found.orElseThrow();
  }

  private static Stream<Path> inRepository(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
        .map(folder -> folder.resolve(".tools/bin").resolve(name));
  }
}
