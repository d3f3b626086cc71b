package dev.menagerie.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.app.OddApp;
import dev.menagerie.platform.control.ControlClient;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.repository.Digests;
import dev.menagerie.platform.repository.Tarball;
import dev.menagerie.testkit.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;

/** A platform in this process, on free ports, and what tests do with it. */
public final class RunningPlatform implements AutoCloseable {
  /** For machines that are busy with other tests too. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger UNDERTOW = Logger.getLogger("io.undertow");

  private final Path home;
  private final Platform platform;
  private final HttpClient http = HttpClient.newHttpClient();

  public RunningPlatform(Path home) {
    this(home, Optional.empty(), Optional.empty());
  }

  public RunningPlatform(Path home, Optional<Path> nginx, Optional<String> registry) {
    UNDERTOW.setLevel(Level.OFF);
    Awaitility.setDefaultTimeout(PATIENCE);
    this.home = home;
    try {
      this.platform =
          Platform.start(
              new Settings(
                  home,
                  "127.0.0.1",
                  nginx.isPresent() ? FreePorts.one() : 0,
                  0,
                  0,
                  0,
                  Folders.made(home.resolve("repository")),
                  Optional.empty(),
                  nginx,
                  registry,
                  "127.0.0.1",
                  false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path home() {
    return home;
  }

  public String url(String part) {
    return platform.addresses().get(part);
  }

  public ControlClient client() {
    return ControlClient.of(home);
  }

  /** Publishes {@link OddApp} with assignments, and returns the release's number. */
  public int publish(String app, String... assignments) {
    return publish(app, OddApp.class, assignments);
  }

  /** Publishes a program that is one class, and returns the release's number. */
  public int publish(String app, Class<?> program, String... assignments) {
    var config = new StringBuilder();
    for (String assignment : assignments) {
      config.append(assignment).append('\n');
    }
    config.append(
        "STARTUP_COMMAND=\"java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp . "
            + program.getName()
            + "\"\n");
    return publish(app, archive(program), config.toString());
  }

  public int publish(String app, byte[] artifact, String config) {
    try {
      Path file = Files.write(home.resolve("to-publish.tgz"), artifact);
      Path settings = Files.writeString(home.resolve("to-publish.config"), config);
      client().upload("/api/uploads/" + Digests.of(file), file);
      client().upload("/api/uploads/" + Digests.of(settings), settings);
      return client()
          .post(
              "/api/apps/" + app + "/releases",
              Map.of("artifact", Digests.of(file), "config", Digests.of(settings)))
          .path("number")
          .asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The test app as an archive. */
  public static byte[] archive() {
    return archive(OddApp.class);
  }

  private static byte[] archive(Class<?> program) {
    String name = program.getName().replace('.', '/') + ".class";
    try (InputStream in = program.getResourceAsStream("/" + name)) {
      return new Tarball().file(name, in.readAllBytes()).gzipped();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has an operation carried out, and returns its result. */
  public JsonNode operate(String app, String operation, Map<String, ?> order) {
    return operate(app, operation, order, new ArrayList<>());
  }

  public JsonNode operate(
      String app, String operation, Map<String, ?> order, List<JsonNode> steps) {
    return client().operate("/api/apps/" + app + "/" + operation, order, steps::add);
  }

  /** Deploys without watching afterwards. */
  public JsonNode deploy(String app, int release, int instances) {
    return operate(
        app, "deploy", Map.of("release", release, "instances", instances, "watch", "PT0S"));
  }

  public JsonNode status(String app) {
    for (JsonNode each : client().get("/api/status").path("apps")) {
      if (each.path("app").asText().equals(app)) {
        return each;
      }
    }
    throw new AssertionError("there is no app " + app);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url("balancer") + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whichever balancer is in front, an app hears the same of its visitors, who cannot lie. */
  public void assertThatTheAppLearnsWhoAskedAndForWhat() {
    String host = url("balancer").substring("http://".length());

    assertThat(get("/headers", "X-Forwarded-For", "6.6.6.6", "X-Real-IP", "6.6.6.6").body())
        .contains("Host=[" + host + "]")
        .contains("X-real-ip=[127.0.0.1]")
        .contains("X-forwarded-for=[127.0.0.1]")
        .contains("X-forwarded-host=[" + host + "]")
        .contains("X-forwarded-proto=[http]")
        .doesNotContain("6.6.6.6");
  }

  /** Whichever balancer is in front; what a proxy passes on counts as coming from elsewhere. */
  public void assertThatTheRepositoryShowsConfigurationsToThisHostOnly(String app) {
    String config = "/config/" + app + "/" + app + ".config";
    String elsewhere = "X-Forwarded-For: 192.0.2.7";

    assertThat(getAs("repository.platform", config)).startsWith("HTTP/1.1 200");
    assertThat(getAs("repository.platform", config, elsewhere)).startsWith("HTTP/1.1 403");
    assertThat(getAs("repository.platform", config + ";/../../../files/a/a.tgz", elsewhere))
        .doesNotContain("STARTUP_COMMAND");
    assertThat(getAs("repository.platform", "/files/" + app + "/" + app + ".tgz", elsewhere))
        .startsWith("HTTP/1.1 200");
  }

  /** The whole answer; over a socket, since Java's client lets no request name another host. */
  public String getAs(String host, String path, String... headers) {
    URI uri = URI.create(url("balancer"));
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the platform as a crash would, as far as the apps can tell. */
  public void leaveApps() {
    platform.close();
  }

  @Override
  public void close() {
    client().operate("/api/down", Map.of(), step -> {});
    platform.close();
  }
}
