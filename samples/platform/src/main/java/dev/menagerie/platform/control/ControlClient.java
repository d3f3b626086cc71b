package dev.menagerie.platform.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks the platform of a home. */
public final class ControlClient {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Path home;
  private final Address address;
  private final Token token;

  private ControlClient(Path home) {
    this.home = home;
    this.address = Address.in(home);
    this.token = Token.of(home);
  }

  /** For the platform of a home. */
  public static ControlClient of(Path home) {
    return new ControlClient(home);
  }

  /** Reads something. */
  public JsonNode get(String path) {
    return json(request(path).GET());
  }

  /** Has something done at once. */
  public JsonNode post(String path, Object body) {
    return json(request(path).POST(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  /** Sends a file. */
  public void upload(String path, Path file) {
    try {
      json(request(path).PUT(BodyPublishers.ofFile(file)));
    } catch (IOException e) {
      throw Refusal.bad("'" + file + "' cannot be read: " + e.getMessage());
    }
  }

  /** Has something done that takes its time, hears of each step, and returns the result. */
  public JsonNode operate(String path, Object body, Consumer<JsonNode> step) {
    var request = request(path).POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    var result = new JsonNode[1];
    stream(
        request,
        line -> {
          JsonNode node = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
          if (node.has("error")) {
            throw Refusal.conflict(node.path("error").asText());
          }
          if (node.path("event").asText().equals("result")) {
            result[0] = node.path("result");
          } else {
            step.accept(node);
          }
        });
    if (result[0] == null) {
      throw Refusal.conflict(
          "the platform went away before it told the result; its next start finishes or undoes"
              + " what was under way, and 'history' tells which");
    }
    return result[0];
  }

  /** Reads lines until there are no more. */
  public void lines(String path, Consumer<String> line) {
    stream(request(path).GET(), line);
  }

  private void stream(HttpRequest.Builder request, Consumer<String> line) {
    HttpResponse<Stream<String>> response = send(request, BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw refusal(response.statusCode(), String.join("\n", response.body().toList()));
    }
    try (Stream<String> lines = response.body()) {
      lines.forEach(line);
    } catch (java.io.UncheckedIOException e) {
      // The platform was killed; whoever asked sees that the end is missing.
      System.getLogger(ControlClient.class.getName())
          .log(System.Logger.Level.DEBUG, "The platform went away", e);
    }
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw refusal(response.statusCode(), response.body());
    }
    return Json.read(response.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address.url() + path))
        .header("Authorization", token.header())
        .header("X-Platform-User", user());
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw Refusal.conflict(
          "the platform of --home "
              + home
              + " does not run (nobody answers at "
              + address.url()
              + "); start it with 'up'");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.conflict("interrupted");
    }
  }

  private static Refusal refusal(int status, String body) {
    String message;
    try {
      JsonNode node = Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
      message = node.path("error").asText();
    } catch (IllegalArgumentException notOurs) {
      message = "the platform answered " + status + ": " + body;
    }
    return status == 400
        ? Refusal.bad(message)
        : status == 404 ? Refusal.missing(message) : Refusal.conflict(message);
  }

  /** A header takes plain letters only. */
  private static String user() {
    return System.getProperty("user.name", "somebody").replaceAll("[^\\x21-\\x7e]", "?");
  }
}
