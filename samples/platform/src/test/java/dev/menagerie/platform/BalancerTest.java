package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalancerTest {
  @TempDir static Path home;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = new RunningPlatform(home);
    platform.publish("shop", "VERSION=shop");
    platform.deploy("shop", 1, 1);
    platform.publish("cart", "VERSION=cart");
    platform.operate(
        "cart",
        "deploy",
        Map.of("routes", List.of(Map.of("path", "/cart"), Map.of("path", "/", "host", "c.test"))));
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void theAppLearnsWhoAskedAndForWhat() {
    String host = platform.url("balancer").substring("http://".length());

    assertThat(
            platform.get("/headers", "X-Forwarded-For", "6.6.6.6", "X-Real-IP", "6.6.6.6").body())
        .contains("Host=[" + host + "]")
        .contains("X-real-ip=[127.0.0.1]")
        .contains("X-forwarded-for=[127.0.0.1]")
        .contains("X-forwarded-host=[" + host + "]")
        .contains("X-forwarded-proto=[http]")
        .doesNotContain("6.6.6.6");
  }

  @Test
  void theLongestPathWinsAndIsNotPassedOn() {
    assertThat(platform.get("/cart/x?y=1").body()).isEqualTo("/x by cart");
    assertThat(platform.get("/cart").body()).isEqualTo("/ by cart");
    assertThat(platform.get("/cartoon").body()).isEqualTo("/cartoon by shop");
    assertThat(platform.get("/cart/headers").body()).contains("X-forwarded-prefix=[/cart]");
  }

  @Test
  void aRouteOfAnotherAppIsRefused() {
    assertThatThrownBy(
            () ->
                platform.operate(
                    "shop", "route", Map.of("routes", List.of(Map.of("path", "/cart/")))))
        .hasMessageContaining("belongs to app 'cart'");
  }

  @Test
  void bodiesPassInBothDirections() {
    String body = "x".repeat(3_000_000);
    var request = platform.request("/echo").POST(HttpRequest.BodyPublishers.ofString(body));

    assertThat(platform.send(request).body()).isEqualTo(body);
  }

  @Test
  void theRepositoryServesTheNewestRelease() {
    assertThat(platform.get("/config/cart/cart.config").body())
        .isEqualTo("/config/cart/cart.config by shop");
    var request =
        HttpRequest.newBuilder(
            java.net.URI.create(platform.url("repository") + "/config/cart/cart.config"));
    assertThat(platform.send(request).body()).contains("VERSION=cart", "STARTUP_COMMAND=");
  }

  @Test
  void maintenanceAnswers503WithTheMessage() {
    platform.operate("shop", "maintenance", Map.of("message", "Back at <noon>"));
    HttpResponse<String> answer = platform.get("/");
    platform.operate("shop", "resume", Map.of());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Back at &lt;noon&gt;");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(platform.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aPausedAppsRequestsWaitAndGoThroughWhenItIsResumed() {
    platform.operate("shop", "pause", Map.of("limit", 60));
    var answer = CompletableFuture.supplyAsync(() -> platform.get("/x"));
    Awaitility.await().until(() -> platform.status("shop").path("waiting").asInt() == 1);
    assertThat(answer).isNotDone();

    platform.operate("shop", "resume", Map.of());

    assertThat(answer.join().body()).isEqualTo("/x by shop");
  }

  @Test
  void aRequestThatWaitedTooLongGets504() {
    platform.operate("shop", "pause", Map.of("limit", 1));
    int status = platform.get("/x").statusCode();
    platform.operate("shop", "resume", Map.of());

    assertThat(status).isEqualTo(504);
  }
}
