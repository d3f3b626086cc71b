package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.platform.repository.Tarball;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the control interface takes, from whom, and what it lets nobody see. */
class ControlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String STARTS = "STARTUP_COMMAND=true\n";

  @TempDir static Path home;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = new RunningPlatform(home);
  }

  /** Somebody still follows a log then, for which it must not wait. */
  @AfterAll
  @Timeout(120)
  static void stop() {
    platform.close();
  }

  @Test
  void onlyTheOwnerReadsTheToken() throws IOException {
    assertThat(Files.getPosixFilePermissions(home.resolve("control.token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** A page from elsewhere could have its own name lead to this host. */
  @Test
  void itAnswersOnlyThoseWhoNameThisHostAsALocalOne() throws IOException {
    URI uri = URI.create(platform.url("control"));
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      String request = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void anUploadThatIsNotWhatItsDigestSaysIsRefused() throws IOException {
    Path file = Files.writeString(home.resolve("upload"), "something");

    assertThatThrownBy(() -> platform.client().upload("/api/uploads/" + "0".repeat(64), file))
        .hasMessageContaining("what arrived has the SHA-256");
  }

  @Test
  void anArchiveThatWouldWriteOutsideItsFolderIsNoRelease() throws IOException {
    byte[] evil = new Tarball().file("../../evil", new byte[1]).gzipped();

    assertThatThrownBy(() -> platform.publish("evil", evil, STARTS)).hasMessageContaining("../");
    assertThat(platform.client().get("/api/apps/evil/releases")).isEmpty();
  }

  @Test
  void aReleaseThatWasTamperedWithIsNotStarted() throws IOException {
    int release = platform.publish("kept", RunningPlatform.archive(), STARTS);
    Files.writeString(
        home.resolve("releases/kept/" + release + "/kept.config"),
        "EXTRA=1\n",
        StandardOpenOption.APPEND);

    var result = platform.operate("kept", "deploy", Map.of());

    assertThat(result.path("ok").asBoolean()).isFalse();
    assertThat(result.path("message").asText()).contains("is not what was published");
  }

  @Test
  void thePlanKnowsWhatWasLaidIntoTheRepository() throws IOException {
    Path repository = home.resolve("repository");
    Files.createDirectories(repository.resolve("files/laid"));
    Files.createDirectories(repository.resolve("config/laid"));
    Files.write(repository.resolve("files/laid/laid.tgz"), RunningPlatform.archive());
    Path config = Files.writeString(repository.resolve("config/laid/laid.config"), STARTS);

    assertThat(planOfLaid()).contains("of release 1");
    assertThat(platform.client().get("/api/apps/laid/releases")).isEmpty();

    platform.publish("laid", RunningPlatform.archive(), STARTS);
    assertThat(planOfLaid()).contains("of release 1");

    Files.writeString(config, "EXTRA=1\n" + STARTS);
    assertThat(planOfLaid()).contains("of release 2");
    assertThat(platform.client().get("/api/apps/laid/releases")).hasSize(1);
  }

  private static String planOfLaid() {
    return platform.client().post("/api/apps/laid/plan", Map.of()).path("plan").toString();
  }

  @Test
  void theDifferenceOfTwoReleasesShowsNoSecret() {
    platform.publish("shop", "DB_PASSWORD=hunter22", "COLOUR=red");
    platform.publish("shop", "DB_PASSWORD=hunter33", "COLOUR=blue");

    String difference = platform.client().get("/api/apps/shop/diff?a=1&b=2").toString();

    assertThat(difference).contains("- COLOUR=red", "+ COLOUR=blue", "DB_PASSWORD=******");
    assertThat(difference).doesNotContain("hunter");
  }

  @Test
  void followedLogsShowWhatIsSaidAfterTheyBegan() {
    platform.publish("talker", "DB_PASSWORD=hunter22");
    platform.operate("talker", "deploy", Map.of("routes", List.of(Map.of("path", "/talker"))));
    platform.get("/talker/say?before");
    var lines = new LinkedBlockingQueue<String>();
    var reader =
        new Thread(
            () -> platform.client().lines("/api/apps/talker/logs?lines=9&follow=true", lines::add));
    reader.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> lines.stream().anyMatch(line -> line.endsWith(" | before")));

    platform.get("/talker/say?hunter22-after");

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> lines.stream().anyMatch(line -> line.endsWith(" | ******-after")));
  }
}
