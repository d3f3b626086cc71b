package dev.menagerie.consul;

import dev.menagerie.testkit.Skips;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a real Consul: the environment variable {@code MENAGERIE_CONSUL}, else the {@code PATH},
 * else the repository's own {@code .tools/bin}.
 */
final class ConsulBinary {
  private ConsulBinary() {}

  /** The program's path, or the test is skipped. */
  static String path() {
    Optional<Path> found =
        Stream.of(named(), onPath(), inRepository()).flatMap(Optional::stream).findFirst();
    Skips.unlessPresent(
        "a Consul program",
        found.isPresent(),
        "Run ./verify, which fetches one, or name one in MENAGERIE_CONSUL.");
    return found.orElseThrow().toString();
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getenv("MENAGERIE_CONSUL")).map(Path::of);
  }

  private static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "consul"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> inRepository() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
        .map(directory -> directory.resolve(".tools/bin/consul"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
