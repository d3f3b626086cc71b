package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A client of the messages API, which keeps its connections; for texts that JSON need not escape.
 */
final class MessagesClient {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http;
  private final Supplier<URI> service;

  /** A client of a service over plain HTTP, whose root may change when it starts again. */
  MessagesClient(Supplier<URI> service) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), service);
  }

  MessagesClient(HttpClient http, Supplier<URI> service) {
    this.http = http;
    this.service = service;
  }

  /** What a text is found by. */
  static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  HttpResponse<String> post(String text) throws IOException, InterruptedException {
    return postJson(json(text));
  }

  HttpResponse<String> postJson(String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(service.get().resolve("messages"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Asks for a message by its digest. */
  HttpResponse<String> get(String digest) throws IOException, InterruptedException {
    return get(service.get().resolve("messages/" + digest));
  }

  HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri));
  }

  /** How often the service holds a text: 1 or 0; an answer that is neither fails the test. */
  long copies(String text) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(digest(text));
    if (answer.statusCode() == 200 && answer.body().equals(json(text))) {
      return 1;
    }
    if (answer.statusCode() == 404) {
      return 0;
    }
    throw new AssertionError(
        "GET of '" + text + "' was answered with " + answer.statusCode() + " " + answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private static String json(String text) {
    return "{\"message\":\"" + text + "\"}";
  }
}
