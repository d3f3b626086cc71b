package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir static Path home;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = new RunningPlatform(home);
    platform.publish("shop", "DB_PASSWORD=hunter22");
    platform.deploy("shop", 1, 1);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static HttpRequest.Builder control(String path) {
    return HttpRequest.newBuilder(URI.create(platform.url("control") + path));
  }

  @Test
  void thePageShowsAppsInstancesAndTheTimeLineAndNoSecret() {
    HttpResponse<String> page = platform.send(control("/"));

    assertThat(page.body()).contains("shop", "release 1", "GET /up said 200", "Time line", "<svg");
    assertThat(page.body()).doesNotContain("hunter22");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  @Test
  void thePageIsKeptFresh() throws IOException {
    var connection = URI.create(platform.url("control") + "/events").toURL().openConnection();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("data:").contains("shop");
    }
  }

  @Test
  void theControlInterfaceNeedsTheToken() {
    assertThat(platform.send(control("/api/status")).statusCode()).isEqualTo(401);
    assertThat(
            platform
                .send(control("/api/status").header("Authorization", "Bearer " + "0".repeat(64)))
                .statusCode())
        .isEqualTo(401);
  }
}
