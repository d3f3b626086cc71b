package dev.menagerie.platform.runner;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.repository.Layout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches an app's two files from a repository. */
final class RepositoryClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FOR_ALL = Duration.ofMinutes(10);

  private final URI repository;
  private final HttpClient http;

  RepositoryClient(URI repository) {
    this.repository = repository;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  void fetchConfig(String app, Path to) {
    fetch(Layout.configPath(app), to);
  }

  void fetchArtifact(String app, Path to) {
    fetch(Layout.artifactPath(app), to);
  }

  private void fetch(String path, Path to) {
    URI uri = repository.resolve(path);
    try {
      var request = HttpRequest.newBuilder(uri).timeout(FOR_ALL).build();
      int status = http.send(request, HttpResponse.BodyHandlers.ofFile(to)).statusCode();
      if (status != 200) {
        Files.deleteIfExists(to);
        throw Refusal.missing(
            "GET "
                + uri
                + " answered "
                + status
                + "; the repository must hold "
                + path
                + " for this app");
      }
    } catch (IOException e) {
      throw Refusal.conflict(
          "GET "
              + uri
              + " failed: "
              + (e.getMessage() == null ? "nobody listens there" : e.getMessage())
              + "; is the repository running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.conflict("GET " + uri + " was interrupted");
    }
  }
}
