package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.ConsulServers;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.testkit.Skips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample's own cluster on one machine, as its README says. */
class PetsRunLocalIT {
  private static final Path SCRIPT = Path.of("../samples/pets/run-local");
  private static final Path JAR =
      Path.of(System.getProperty("menagerie.jar", "target/menagerie.jar")).toAbsolutePath();

  private final Iterator<Integer> ports = FreePorts.several(9).iterator();

  @Test
  void everyAcknowledgedVoteIsCounted() {
    boolean curl = Files.isExecutable(Path.of("/usr/bin/curl"));
    Skips.unlessPresent("/usr/bin/curl", curl, "On Debian: apt-get install curl.");
    try (ServerProcess script =
        ServerProcess.of("bash", SCRIPT.toString(), "--votes", "300")
            .named("run-local")
            .environment("CONSUL", ConsulServers.program())
            .environment("MENAGERIE_JAR", JAR.toString())
            .environment("CONSUL_PORTS", three())
            .environment("WEB_PORTS", three())
            .environment("ADMIN_PORTS", three())
            .start()) {
      int status = script.awaitEnd(Duration.ofMinutes(3));

      assertThat(script.log())
          .contains("300 votes sent, 300 acknowledged")
          .contains("300 counted")
          .contains("The totals equal the ballots: 300 votes.");
      assertThat(status).isZero();
    }
  }

  private String three() {
    return Stream.generate(ports::next)
        .limit(3)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }
}
