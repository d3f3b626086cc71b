package dev.menagerie.platform.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.control.ControlClient;
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

/** A platform that is the jar in a process of its own, on ports that it keeps for its life. */
final class PlatformJar implements AutoCloseable {
  private static final Path JAR = Path.of("target", "platform.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Integer> ports = FreePorts.several(4);
  private ServerProcess platform;
  private ControlClient client;

  /** Brings one up, its state in a folder. */
  PlatformJar(Path folder) {
    this.folder = folder;
    start();
  }

  /** Runs a command in a folder until it ends by itself, and returns what it said. */
  static String run(Path folder, String... arguments) {
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

  /** The same in the folder of this platform. */
  String run(String... arguments) {
    return run(folder, arguments);
  }

  /** Describes a command that goes on until it is stopped. */
  ServerProcess.Builder lasting(String... arguments) {
    return ServerProcess.of(java(arguments)).directory(folder);
  }

  /** Kills it but not its children, as no crash would. */
  void kill() {
    ProcessHandle.of(platform.pid()).orElseThrow().destroyForcibly();
    platform.awaitEnd(PATIENCE);
  }

  /** Brings it up. */
  void start() {
    platform =
        lasting(
                "up",
                "--port",
                "" + ports.get(0),
                "--dns-port",
                "" + ports.get(1),
                "--repository-port",
                "" + ports.get(2),
                "--control-port",
                "" + ports.get(3))
            .named("platform")
            .readyWhenLogged("up after")
            .start();
    client = ControlClient.of(folder.resolve("platform-data"));
  }

  /** Where its repository is. */
  String repository() {
    return "127.0.0.1:" + ports.get(2);
  }

  /** How its only app is. */
  JsonNode app() {
    return client.get("/api/status").path("apps").get(0);
  }

  /** The process of its only app's first instance. */
  long pid() {
    return app().path("instances").path(0).path("pid").asLong();
  }

  /** Who did what, and how it ended. */
  String history() {
    return client.get("/api/history").toString();
  }

  /** What its only app answers. */
  String greeting() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(0) + "/greeting"));
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it and its app. */
  @Override
  public void close() {
    if (!platform.isAlive()) {
      start();
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
}
