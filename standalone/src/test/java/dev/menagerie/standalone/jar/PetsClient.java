package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** A client of the pets app that keeps no cookies unless it is told to. */
final class PetsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient http;
  private final Supplier<URI> root;
  private final Map<String, String> headers;

  PetsClient(URI root) {
    this(() -> root);
  }

  /** A client of an app that may come back at another address. */
  PetsClient(Supplier<URI> root) {
    this(root, HttpClient.newBuilder(), Map.of());
  }

  /** A client that keeps its cookies. */
  PetsClient(URI root, CookieHandler cookies) {
    this(() -> root, HttpClient.newBuilder().cookieHandler(cookies), Map.of());
  }

  private PetsClient(Supplier<URI> root, HttpClient.Builder http, Map<String, String> headers) {
    this.root = root;
    this.http = http.version(HttpClient.Version.HTTP_1_1).build();
    this.headers = Map.copyOf(headers);
  }

  /** A client that sends the admin's password with each request. */
  static PetsClient withPassword(URI root, String password) {
    String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    return new PetsClient(
        () -> root, HttpClient.newBuilder(), Map.of("Authorization", "Basic " + login));
  }

  /** Votes by the form; the status of the answer. */
  int vote(char option, String name) throws IOException, InterruptedException {
    return post("vote", "vote=" + option + "&name=" + URLEncoder.encode(name, UTF_8)).statusCode();
  }

  /** Sends a form. */
  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(root.get().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.get().resolve(path)));
  }

  HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(root.get().resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    headers.forEach(request::header);
    return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
