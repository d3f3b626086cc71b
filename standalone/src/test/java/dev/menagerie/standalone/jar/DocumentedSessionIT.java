package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.testkit.Skips;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session in the documentation of the original, with curl and with Java's own client. */
class DocumentedSessionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  private static final String UNKNOWN = "aaaaaaaaaaaaaaaaaaa";

  private static final String DIGEST = "{\"digest\":\"" + FOO + "\"}";
  private static final String MESSAGE = "{\"message\":\"foo\"}";
  private static final String NOT_FOUND =
      "{\"err_msg\":\"Message not found for hash: " + UNKNOWN + "\"}";

  @TempDir Path home;
  private MenagerieJar server;

  @BeforeEach
  void start() {
    server = MenagerieJar.overHttps(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void curl() {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
    Skips.unlessPresent("curl", present, "On Debian: apt-get install curl.");

    assertThat(
            typed(
                "curl -sS -X POST -H 'Content-Type: application/json' -d '{\"message\":\"foo\"}'"
                    + " --cacert data/certs/localhost.crt URL/messages"))
        .isEqualTo(DIGEST);
    assertThat(typed("curl -sS --cacert data/certs/localhost.crt URL/messages/" + FOO))
        .isEqualTo(MESSAGE);
    assertThat(typed("curl -sS --cacert data/certs/localhost.crt URL/messages/" + UNKNOWN))
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void javasOwnClient() throws Exception {
    var client =
        new MessagesClient(
            TrustAnchor.only(home.resolve("data/certs/localhost.crt")), server::messages);

    assertThat(client.post("foo").body()).isEqualTo(DIGEST);
    assertThat(client.get(FOO).body()).isEqualTo(MESSAGE);
    assertThat(client.get(UNKNOWN).body()).isEqualTo(NOT_FOUND);
  }

  /** What the start suggests works as it is printed. */
  @Test
  void theLineThatIsPrintedToBeTried() {
    // It is printed after the address, by which the server is known to be ready.
    String line =
        await().atMost(PATIENCE).until(this::lineToTry, Optional::isPresent).orElseThrow();

    assertThat(typed(line.substring("Try: ".length()) + " -sS")).contains("version");
  }

  private Optional<String> lineToTry() {
    return server.output().lines().filter(line -> line.startsWith("Try: ")).findFirst();
  }

  private String typed(String line) {
    String url = "https://localhost:" + server.messages().getPort();
    try (ServerProcess shell =
        ServerProcess.of("sh", "-c", line.replace("URL", url)).directory(home).start()) {
      shell.awaitEnd(Duration.ofSeconds(20));
      return shell.log();
    }
  }
}
