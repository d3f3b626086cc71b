package dev.menagerie.platform.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import dev.menagerie.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users have it: in processes of its own, some of which are killed. */
class PlatformJarIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void aCommandWithoutAPlatformSaysHowToStartOne(@TempDir Path folder) {
    assertThat(PlatformJar.run(folder, "status", "--home", "nowhere"))
        .contains("start one with 'up'");
  }

  @Nested
  class Undisturbed {
    @TempDir static Path folder;
    private static PlatformJar platform;

    @BeforeAll
    static void up() {
      platform = new PlatformJar(folder);
    }

    @AfterAll
    static void down() {
      platform.close();
    }

    @Test
    void helloWorldAnswersWithNothingSetUp() {
      assertThat(platform.greeting()).isEqualTo("{\"id\":1,\"content\":\"Hello, World\"}");
      assertThat(platform.greeting()).isEqualTo("{\"id\":2,\"content\":\"Hello, World\"}");
    }

    @Test
    void theCommandLineTellsHowItIs() {
      JsonNode told = Json.read(platform.run("status", "--json").getBytes(UTF_8), JsonNode.class);

      assertThat(told.path("apps"))
          .singleElement()
          .satisfies(app -> assertThat(app.path("app").asText()).isEqualTo("hello-world"))
          .satisfies(
              app ->
                  assertThat(app.path("instances").path(0).path("pid").asLong())
                      .isEqualTo(platform.pid()));
    }

    @Test
    void theAppRunnerRunsWhatTheRepositoryHas() {
      int port = FreePorts.one();
      try (var app =
          platform
              .lasting("app-base", "hello-world", platform.repository())
              .environment("PORT", "" + port)
              .readyWhenLogged("hello-world listens on http://127.0.0.1:" + port)
              .start()) {
        assertThat(app.log()).contains("app-base: hello-world starts, PORT=" + port);
      }
      assertThat(platform.run("app-base", "nobody", platform.repository()))
          .contains("config/nobody/nobody.config answered 404");
      assertThat(
              platform.run(
                  "app-base", "hello-world", "repository.platform", "--dns", "127.0.0.1:1"))
          .contains("the DNS at 127.0.0.1:1 does not answer");
    }
  }

  @Nested
  class Killed {
    @TempDir Path folder;
    private PlatformJar platform;

    @BeforeEach
    void up() {
      platform = new PlatformJar(folder);
    }

    @AfterEach
    void down() {
      platform.close();
    }

    @Test
    void whatRunsOutlivesAKilledPlatformAndIsFoundAgain() {
      long pid = platform.pid();
      platform.greeting();

      platform.kill();
      assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
      platform.start();

      assertThat(platform.pid()).isEqualTo(pid);
      assertThat(platform.greeting()).contains("\"id\":2");
    }

    @Test
    void aDeployThatAKillInterruptedIsFinishedOrUndone() {
      long before = platform.pid();
      new Thread(() -> platform.run("deploy", "hello-world", "--instances", "2")).start();
      // The old instance and two new ones, which are not trusted yet.
      Awaitility.await().atMost(PATIENCE).until(() -> platform.app().path("instances").size() == 3);
      platform.kill();
      platform.start();

      Awaitility.await().atMost(PATIENCE).until(() -> isAsWanted(platform.app()));
      assertThat(platform.run("history"))
          .containsAnyOf("finished after a crash", "undone after a crash");
      boolean undone = platform.pid() == before;
      Awaitility.await().atMost(PATIENCE).until(() -> isAlive(before) == undone);
      assertThat(platform.greeting()).contains("Hello, World");
    }

    @Test
    void aDeployThatAKillInterruptedAfterTheSwitchIsFinished() {
      long before = platform.pid();
      new Thread(() -> platform.run("deploy", "hello-world", "--watch", "1h")).start();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> platform.app().path("change").asText().endsWith("watching"));
      platform.kill();
      platform.start();

      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> platform.history().contains("finished after a crash"));
      Awaitility.await().atMost(PATIENCE).until(() -> isAsWanted(platform.app()));
      Awaitility.await().atMost(PATIENCE).until(() -> !isAlive(before));
      assertThat(platform.greeting()).isEqualTo("{\"id\":1,\"content\":\"Hello, World\"}");
    }

    private static boolean isAsWanted(JsonNode app) {
      return !app.has("change") && app.path("instances").size() == app.path("wanted").asInt();
    }

    private static boolean isAlive(long pid) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }
}
