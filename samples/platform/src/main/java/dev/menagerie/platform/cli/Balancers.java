package dev.menagerie.platform.cli;

import dev.menagerie.platform.Refusal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may balance. */
final class Balancers {
  private Balancers() {}

  /** The nginx program, if nginx was chosen. */
  static Optional<Path> nginx(String balancer) {
    if (balancer.equals("built-in")) {
      return Optional.empty();
    }
    if (!balancer.equals("nginx")) {
      throw Refusal.bad("--balancer '" + balancer + "' must be built-in or nginx");
    }
    String named = System.getenv("MENAGERIE_NGINX");
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> onPath =
        Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
            .map(folder -> Path.of(folder, "nginx"));
    return Optional.of(
        Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.bad(
                        "--balancer nginx needs the program nginx, which is not on the PATH;"
                            + " install it, or use the built-in balancer")));
  }
}
