package dev.menagerie.web.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A well-bred HTTP client that visits one web application. */
public final class Visitor {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;

  /** Visits what lies at a URL. */
  public Visitor(URI base) {
    this.base = base;
  }

  /** Gets a path; headers are names and values in turn. */
  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Posts JSON. */
  public HttpResponse<String> postJson(String path, String json, String... headers)
      throws Exception {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return send("POST", path, BodyPublishers.ofString(json), all);
  }

  /** Posts JSON, and does not wait for the answer. */
  public CompletableFuture<HttpResponse<String>> postingJson(String path, String json) {
    var body = BodyPublishers.ofString(json);
    return client.sendAsync(
        request("POST", path, body, "Content-Type", "application/json"), BodyHandlers.ofString());
  }

  /** Asks for something, without waiting for the answer. */
  public CompletableFuture<HttpResponse<String>> getting(String path) {
    return client.sendAsync(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofString());
  }

  /** Sends anything. */
  public HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body, headers), BodyHandlers.ofString());
  }

  private HttpRequest request(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body);
    return (headers.length > 0 ? request.headers(headers) : request).build();
  }
}
