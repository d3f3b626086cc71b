package dev.menagerie.standalone.jar;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the pets app that keeps no cookies unless it is told to. */
final class PetsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient http;
  private final URI root;

  PetsClient(URI root) {
    this.root = root;
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** A client that keeps its cookies. */
  PetsClient(URI root, CookieHandler cookies) {
    this.root = root;
    http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  }

  /** Votes by the form; the status of the answer. */
  int vote(char option, String name) throws IOException, InterruptedException {
    String form = "vote=" + option + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return send(HttpRequest.newBuilder(root.resolve("vote"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .statusCode();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.resolve(path)));
  }

  HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
