package dev.menagerie.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.app.EchoApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    platform.assertThatTheAppLearnsWhoAskedAndForWhat();
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
    assertThatThrownBy(() -> route("shop", List.of(Map.of("path", "/cart/"))))
        .hasMessageContaining("belongs to app 'cart'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cart.platform", "SHOP.platform", "repository.platform"})
  void aNameOfTheZoneIsNoRoute(String host) {
    assertThatThrownBy(() -> route("shop", List.of(Map.of("path", "/", "host", host))))
        .hasMessageContaining("must not end in .platform");
  }

  @Test
  void aRouteIsNamedOnce() {
    assertThatThrownBy(() -> route("shop", List.of(Map.of("path", "/a"), Map.of("path", "/a/"))))
        .hasMessageContaining("route /a must be named once only");
  }

  private static JsonNode route(String app, List<Map<String, String>> routes) {
    return platform.operate(app, "route", Map.of("routes", routes));
  }

  @Test
  void bodiesPassInBothDirections() {
    String body = "x".repeat(3_000_000);
    var request = platform.request("/echo").POST(HttpRequest.BodyPublishers.ofString(body));

    assertThat(platform.send(request).body()).isEqualTo(body);
  }

  @Test
  @Timeout(60)
  void theFirstPartOfAnAnswerArrivesBeforeTheLastIsSent() throws IOException {
    var answer =
        platform.send(platform.request("/parts"), HttpResponse.BodyHandlers.ofInputStream());
    try (var parts = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      assertThat(parts.readLine()).isEqualTo("first");
      platform.get("/last-part");
      assertThat(parts.readLine()).isEqualTo("last");
    }
  }

  @Test
  @Timeout(60)
  void aWebSocketPassesAndCountsAsARequestUntilItIsClosed() {
    platform.publish("chat", EchoApp.class);
    platform.operate("chat", "deploy", Map.of("routes", List.of(Map.of("path", "/chat"))));
    var heard = new CompletableFuture<String>();
    var listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.complete(text.toString());
            socket.request(1);
            return null;
          }
        };
    URI uri = URI.create(platform.url("balancer").replace("http:", "ws:") + "/chat/room");

    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, listener).join();
    socket.sendText("Is anybody there?", true).join();

    assertThat(heard.join()).isEqualTo("Is anybody there?");
    assertThat(underWay("chat")).isEqualTo(1);
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    Awaitility.await().atMost(PATIENCE).until(() -> underWay("chat") == 0);
  }

  private static int underWay(String app) {
    return platform.status(app).path("instances").get(0).path("inFlight").asInt();
  }

  @Test
  void theRepositoryServesTheNewestRelease() {
    assertThat(platform.get("/config/cart/cart.config").body())
        .isEqualTo("/config/cart/cart.config by shop");
    var request =
        HttpRequest.newBuilder(URI.create(platform.url("repository") + "/config/cart/cart.config"));
    assertThat(platform.send(request).body()).contains("VERSION=cart", "STARTUP_COMMAND=");
  }

  @Test
  void theBalancerShowsConfigurationsToThisHostOnly() {
    platform.assertThatTheRepositoryShowsConfigurationsToThisHostOnly("cart");
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
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> platform.status("shop").path("waiting").asInt() == 1);
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
