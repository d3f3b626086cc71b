package dev.menagerie.platform.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users have it: in processes of its own, some of which are killed. */
class PlatformJarIT {
  private static final Path JAR = Path.of("target", "platform.jar").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Integer> ports = FreePorts.several(4);
  private ServerProcess platform;

  @BeforeEach
  void up() {
    platform = start();
  }

  @AfterEach
  void down() {
    if (!platform.isAlive()) {
      platform = start();
    }
    run("down");
    platform.close();
  }

  private static List<String> java(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private ServerProcess start() {
    return ServerProcess.of(
            java(
                "up",
                "--port",
                "" + ports.get(0),
                "--dns-port",
                "" + ports.get(1),
                "--repository-port",
                "" + ports.get(2),
                "--control-port",
                "" + ports.get(3)))
        .named("platform")
        .directory(folder)
        .readyWhenLogged("up after")
        .start();
  }

  /** Not its children, as no crash would. */
  private void killPlatformOnly() {
    ProcessHandle.of(platform.pid()).orElseThrow().destroyForcibly();
    platform.awaitEnd(PATIENCE);
  }

  private String run(String... arguments) {
    try {
      Process process =
          new ProcessBuilder(java(arguments))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return said;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode app() {
    return Json.read(run("status", "--json").getBytes(UTF_8), JsonNode.class).path("apps").get(0);
  }

  private String greeting() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(0) + "/greeting"));
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void helloWorldAnswersWithNothingSetUp() {
    assertThat(greeting()).isEqualTo("{\"id\":1,\"content\":\"Hello, World\"}");
    assertThat(greeting()).isEqualTo("{\"id\":2,\"content\":\"Hello, World\"}");
  }

  @Test
  void whatRunsOutlivesAKilledPlatformAndIsFoundAgain() {
    long pid = app().path("instances").get(0).path("pid").asLong();
    greeting();

    killPlatformOnly();
    assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
    platform = start();

    assertThat(app().path("instances").get(0).path("pid").asLong()).isEqualTo(pid);
    assertThat(greeting()).contains("\"id\":2");
  }

  @Test
  void aDeployThatAKillInterruptedIsFinishedOrUndone() {
    long before = app().path("instances").get(0).path("pid").asLong();
    var deploy = new Thread(() -> run("deploy", "hello-world", "--instances", "2"));
    deploy.start();
    Awaitility.await().atMost(PATIENCE).until(() -> app().has("change"));
    killPlatformOnly();
    platform = start();

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !app().has("change") && app().path("instances").size() > 0);
    JsonNode app = app();
    assertThat(run("history")).containsAnyOf("finished after a crash", "undone after a crash");
    assertThat(app.path("instances")).hasSize(app.path("wanted").asInt());
    boolean undone = app.path("instances").get(0).path("pid").asLong() == before;
    assertThat(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false))
        .isEqualTo(undone);
    assertThat(greeting()).contains("Hello, World");
  }

  @Test
  void aDeployThatAKillInterruptedAfterTheSwitchIsFinished() {
    long before = app().path("instances").get(0).path("pid").asLong();
    var deploy = new Thread(() -> run("deploy", "hello-world", "--watch", "1h"));
    deploy.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> app().path("change").asText().endsWith("watching"));
    killPlatformOnly();
    platform = start();

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> run("history").contains("finished after a crash"));
    assertThat(app().path("instances")).hasSize(1);
    assertThat(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    assertThat(greeting()).isEqualTo("{\"id\":1,\"content\":\"Hello, World\"}");
  }

  @Test
  void aCommandWithoutAPlatformSaysHowToStartOne() {
    assertThat(run("status", "--home", "nowhere")).contains("start one with 'up'");
  }

  @Test
  void theAppRunnerRunsWhatTheRepositoryHas() {
    int port = FreePorts.one();
    try (var app =
        ServerProcess.of(java("app-base", "hello-world", "127.0.0.1:" + ports.get(2)))
            .environment("PORT", "" + port)
            .directory(folder)
            .readyWhenLogged("hello-world listens on http://127.0.0.1:" + port)
            .start()) {
      assertThat(app.log()).contains("app-base: hello-world starts, PORT=" + port);
    }
    assertThat(run("app-base", "nobody", "127.0.0.1:" + ports.get(2)))
        .contains("config/nobody/nobody.config answered 404");
    assertThat(run("app-base", "hello-world", "repository.platform", "--dns", "127.0.0.1:1"))
        .contains("the DNS at 127.0.0.1:1 does not answer");
  }
}
