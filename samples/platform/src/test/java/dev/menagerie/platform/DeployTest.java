package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;
  private RunningPlatform platform;

  @BeforeEach
  void start() {
    platform = new RunningPlatform(home);
    platform.publish("shop", "VERSION=1");
    assertThat(platform.deploy("shop", 1, 1).path("ok").asBoolean()).isTrue();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private String version(String... headers) {
    return platform.get("/x", headers).headers().firstValue("X-Version").orElse("none");
  }

  private static String kind(JsonNode result) {
    assertThat(result.path("ok").asBoolean()).isFalse();
    return result.path("failure").path("kind").asText();
  }

  @Test
  void aDeployedReleaseAnswersUntilTheNextOneDoes() {
    platform.publish("shop", "VERSION=2");
    assertThat(version()).isEqualTo("1");

    platform.deploy("shop", 2, 2);

    assertThat(version()).isEqualTo("2");
    assertThat(platform.status("shop").path("instances")).hasSize(2);
  }

  @Test
  void aRollingDeployEndsWithNewInstancesAndNewRoutesOnly() {
    platform.operate("shop", "scale", Map.of("instances", 2));
    platform.publish("shop", "VERSION=2");

    platform.operate(
        "shop",
        "deploy",
        Map.of("strategy", "rolling", "watch", "PT0S", "routes", List.of(Map.of("path", "/s"))));

    JsonNode status = platform.status("shop");
    assertThat(status.path("instances"))
        .hasSize(2)
        .allSatisfy(i -> assertThat(i.path("release").asInt()).isEqualTo(2));
    assertThat(status.path("routes")).extracting(JsonNode::asText).containsExactly("/s");
  }

  @Test
  void aReleaseThatCrashesIsRefusedWithItsExitCodeAndLogAndWithoutItsSecrets() {
    platform.publish("shop", "MODE=crash", "DB_PASSWORD=hunter22");

    JsonNode result =
        platform.operate(
            "shop", "deploy", Map.of("release", 2, "routes", List.of(Map.of("path", "/s"))));

    assertThat(kind(result)).isEqualTo("CRASHED");
    assertThat(result.path("message").asText()).contains("exit code 7", "Release 1 serves on");
    assertThat(result.path("failure").path("log").toString()).contains("cannot go on with ******");
    assertThat(result.path("failure").path("environment").path("DB_PASSWORD").asText())
        .isEqualTo("******");
    assertThat(result.toString()).doesNotContain("hunter22");
    assertThat(version()).isEqualTo("1");
    assertThat(platform.status("shop").path("routes"))
        .extracting(JsonNode::asText)
        .containsExactly("/");
  }

  @Test
  void aReleaseThatAnswers500ToEverythingIsRefusedWithItsAnswer() {
    platform.publish("shop", "MODE=500");

    JsonNode result = platform.operate("shop", "deploy", Map.of("release", 2, "gate", "PT10S"));

    assertThat(kind(result)).isEqualTo("WRONG_STATUS");
    assertThat(result.path("message").asText()).contains("GET /up said 500");
    assertThat(version()).isEqualTo("1");
  }

  @Test
  void aReleaseThatNeverListensIsRefusedAsNeverHealthy() {
    platform.publish("shop", "MODE=deaf");

    JsonNode result = platform.operate("shop", "deploy", Map.of("release", 2, "gate", "PT2S"));

    assertThat(kind(result)).isEqualTo("NEVER_HEALTHY");
    assertThat(result.path("message").asText()).contains("nobody listens on port");
    assertThat(version()).isEqualTo("1");
  }

  @Test
  void aReleaseThatFailsRealRequestsIsSwitchedBack() throws InterruptedException {
    platform.publish("shop", "MODE=500-later");

    JsonNode result =
        whileSomebodyVisits(
            "/x", () -> platform.operate("shop", "deploy", Map.of("release", 2, "watch", "PT30S")));

    assertThat(kind(result)).isEqualTo("GOT_WORSE");
    assertThat(result.path("message").asText()).contains("failed with 5xx");
    assertThat(version()).isEqualTo("1");
    assertThat(platform.status("shop").path("release").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsSwitchedBackHasItsRoutesAndItsNumberOfInstancesAgain() throws InterruptedException {
    platform.publish("shop", "MODE=500-later");
    List<Map<String, String>> routes = List.of(Map.of("path", "/shop"));
    Map<String, ?> order = Map.of("release", 2, "watch", "PT30S", "instances", 2, "routes", routes);

    JsonNode result =
        whileSomebodyVisits("/shop/x", () -> platform.operate("shop", "deploy", order));

    assertThat(kind(result)).isEqualTo("GOT_WORSE");
    assertThat(version()).isEqualTo("1");
    JsonNode status = platform.status("shop");
    assertThat(status.path("routes")).extracting(JsonNode::asText).containsExactly("/");
    assertThat(status.path("wanted").asInt()).isEqualTo(1);
  }

  @Test
  void whatFailedBeforeIsNoNewsWhenTheInstancesThatFailedAreGone() throws InterruptedException {
    platform.publish("shop", "MODE=500-later");
    platform.operate("shop", "deploy", Map.of("release", 2, "watch", "PT1S"));
    assertThat(platform.get("/x").statusCode()).isEqualTo(500);

    JsonNode result =
        whileSomebodyVisits("/x", () -> platform.operate("shop", "restart", Map.of()));

    assertThat(result.path("ok").asBoolean()).isTrue();
  }

  /** Carries out a change that is judged by what visitors get. */
  private JsonNode whileSomebodyVisits(String path, Supplier<JsonNode> change)
      throws InterruptedException {
    var over = new AtomicBoolean();
    var visitor =
        new Thread(
            () -> {
              while (!over.get()) {
                platform.get(path);
              }
            });
    visitor.start();
    try {
      return change.get();
    } finally {
      over.set(true);
      visitor.join();
    }
  }

  @Test
  void rollbackBringsArtifactAndConfigurationOfTheReleaseBefore() {
    platform.publish("shop", "VERSION=2", "GREETING=new");
    platform.deploy("shop", 2, 1);
    assertThat(platform.get("/environment").body()).isEqualTo("new");

    JsonNode result = platform.operate("shop", "rollback", Map.of());

    assertThat(result.path("ok").asBoolean()).isTrue();
    assertThat(version()).isEqualTo("1");
    assertThat(platform.get("/environment").body()).isEqualTo("null");
  }

  @Test
  void thePlanTellsAndDoesNothing() {
    platform.publish("shop", "VERSION=2");

    JsonNode plan = platform.client().post("/api/apps/shop/plan", Map.of("strategy", "rolling"));

    assertThat(plan.path("plan").toString()).contains("release 2", "GET HEALTH_PATH, else /up");
    assertThat(platform.status("shop").path("instances")).hasSize(1);
    assertThat(version()).isEqualTo("1");
  }

  @Test
  void aCanaryGetsAShareOfTheVisitorsAndKeepsThem() {
    platform.publish("shop", "VERSION=2");
    platform.operate("shop", "deploy", Map.of("strategy", "canary", "percent", 50));

    var seen = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      seen.add(version());
    }
    assertThat(seen).contains("1", "2");
    var first = platform.get("/x");
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    String mine = first.headers().firstValue("X-Version").orElseThrow();
    for (int i = 0; i < 20; i++) {
      assertThat(platform.get("/x", "Cookie", cookie).headers().firstValue("X-Version"))
          .hasValue(mine);
    }
  }

  @Test
  void aCanaryIsPromotedOrTakenAway() {
    platform.publish("shop", "VERSION=2");
    platform.operate("shop", "deploy", Map.of("strategy", "canary", "percent", 1));
    platform.operate("shop", "rollback", Map.of());
    assertThat(platform.status("shop").path("instances")).hasSize(1);
    assertThat(version()).isEqualTo("1");

    platform.operate("shop", "deploy", Map.of("strategy", "canary", "percent", 1, "watch", "PT0S"));
    platform.operate("shop", "promote", Map.of());
    assertThat(version()).isEqualTo("2");
  }

  @Test
  void aCanaryIsPromotedWithAllThatItWasDeployedWith() {
    platform.publish("shop", "VERSION=2");
    List<Map<String, String>> routes = List.of(Map.of("path", "/s"));
    platform.operate("shop", "deploy", Map.of("percent", 1, "instances", 2, "routes", routes));
    platform.operate("shop", "deploy", Map.of("percent", 90, "instances", 3));
    assertThat(platform.status("shop").path("routes")).extracting(JsonNode::asText).contains("/");

    JsonNode promoted = platform.operate("shop", "promote", Map.of());

    assertThat(promoted.path("message").asText()).contains("runs with 3 instances");
    JsonNode status = platform.status("shop");
    assertThat(status.path("wanted").asInt()).isEqualTo(3);
    assertThat(status.path("instances")).hasSize(3);
    assertThat(status.path("routes")).extracting(JsonNode::asText).containsExactly("/s");
  }

  @Test
  void whatIsOrderedWhileThereIsACanaryHoldsWhenItIsPromoted() {
    platform.publish("shop", "VERSION=2");
    platform.operate("shop", "deploy", Map.of("percent", 1, "instances", 3));

    platform.operate("shop", "scale", Map.of("instances", 2));
    platform.operate("shop", "route", Map.of("routes", List.of(Map.of("path", "/s"))));
    platform.operate("shop", "promote", Map.of());

    JsonNode status = platform.status("shop");
    assertThat(status.path("wanted").asInt()).isEqualTo(2);
    assertThat(status.path("routes")).extracting(JsonNode::asText).containsExactly("/s");
  }

  @Test
  void aPromotedCanaryTakesRequestsOnlyByInstancesThatAreHealthy() {
    platform.publish("shop", "VERSION=2");
    platform.operate("shop", "deploy", Map.of("percent", 1, "instances", 2));
    platform.operate("shop", "deploy", Map.of("percent", 90, "status", 418, "gate", "PT2S"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> platform.status("shop").path("instances").size() == 3);

    JsonNode result = platform.operate("shop", "promote", Map.of());

    assertThat(kind(result)).isEqualTo("WRONG_STATUS");
    assertThat(version()).isEqualTo("1");
  }

  @Test
  void theRoutesThatACanaryIsToGetAreTaken() {
    platform.publish("shop", "VERSION=2");
    platform.publish("other");
    Map<String, ?> routes = Map.of("routes", List.of(Map.of("path", "/s")));
    platform.operate("shop", "deploy", Map.of("percent", 1, "routes", routes.get("routes")));

    assertThatThrownBy(() -> platform.operate("other", "deploy", routes))
        .hasMessageContaining("belongs to app 'shop'");
  }

  @Test
  void anInstanceThatDiesIsStartedAgain() {
    platform.operate("shop", "scale", Map.of("instances", 2));
    long victim = platform.status("shop").path("instances").get(0).path("pid").asLong();

    ProcessHandle.of(victim).orElseThrow().destroyForcibly();

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(platform.status("shop").path("instances"))
                    .hasSize(2)
                    .allSatisfy(i -> assertThat(i.path("state").asText()).isEqualTo("live"))
                    .noneSatisfy(i -> assertThat(i.path("pid").asLong()).isEqualTo(victim)));
    assertThat(platform.client().get("/api/history?all=true").toString())
        .contains("died", "exit code 137");
  }

  @Test
  void anInstanceThatDiesInTheMiddleOfAShortAnswerCostsNobodyAnything() {
    platform.operate("shop", "scale", Map.of("instances", 2));
    JsonNode spared = platform.status("shop").path("instances").get(0);
    long victim = platform.status("shop").path("instances").get(1).path("pid").asLong();

    while (ProcessHandle.of(victim).filter(ProcessHandle::isAlive).isPresent()) {
      var answer = platform.get("/die-in-the-middle?" + spared.path("id").asText());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("/die-in-the-middle by 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sick", "/stall"})
  void anInstanceThatIsSickGetsNoRequestsUntilItIsWell(String illness) {
    platform.operate("shop", "deploy", Map.of("instances", 2, "timeout", "PT1S", "watch", "PT0S"));
    String sick = platform.get(illness).headers().firstValue("X-Instance").orElseThrow();

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(instance(sick).path("state").asText()).isEqualTo("ejected"));

    for (int i = 0; i < 20; i++) {
      assertThat(platform.get("/x").headers().firstValue("X-Instance")).get().isNotEqualTo(sick);
    }

    cure(sick);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(platform.get("/x").headers().firstValue("X-Instance")).hasValue(sick));
  }

  /** The balancer sends it nothing, so it is told directly. */
  private void cure(String id) {
    URI uri = URI.create("http://127.0.0.1:" + instance(id).path("port").asInt() + "/well");
    platform.send(HttpRequest.newBuilder(uri));
  }

  private JsonNode instance(String id) {
    return platform
        .status("shop")
        .path("instances")
        .valueStream()
        .filter(each -> each.path("id").asText().equals(id))
        .findAny()
        .orElseThrow();
  }

  @Test
  void visitorsStayWithTheVersionTheyBeganWithUntilTheirSessionsAreOver() {
    platform.operate("shop", "deploy", Map.of("release", 1, "sessions", "PT1S"));
    String cookie =
        platform.get("/x").headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    platform.publish("shop", "VERSION=2");
    var seen = new ArrayList<String>();

    JsonNode cutShort =
        platform
            .client()
            .operate(
                "/api/apps/shop/deploy",
                Map.of("release", 2, "sessions", "PT1H"),
                step -> {
                  if (step.path("event").asText().equals("switched")) {
                    seen.add("known visitor: " + version("Cookie", cookie));
                    seen.add("new visitor: " + version());
                    kill(2);
                  }
                });

    assertThat(kind(cutShort)).isEqualTo("CRASHED");
    assertThat(seen).containsExactly("known visitor: 1", "new visitor: 2");

    platform.operate("shop", "deploy", Map.of("release", 2, "sessions", "PT1S"));
    assertThat(version("Cookie", cookie)).isEqualTo("2");
  }

  /** Ends the instances of a release as a crash would. */
  private void kill(int release) {
    for (JsonNode each : platform.status("shop").path("instances")) {
      if (each.path("release").asInt() == release) {
        ProcessHandle.of(each.path("pid").asLong()).orElseThrow().destroyForcibly();
      }
    }
  }

  @Test
  void twoChangesAtOnceAreRefused() throws InterruptedException {
    platform.publish("shop", "MODE=deaf");
    var slow = new Thread(() -> platform.operate("shop", "deploy", Map.of("release", 2)));
    slow.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> platform.status("shop").path("instances").path(1).path("pid").asLong() > 0);

    assertThatThrownBy(() -> platform.operate("shop", "scale", Map.of("instances", 2)))
        .hasMessageContaining("is being changed (deploy)");
    kill(2);
    slow.join();
  }

  @Test
  void downEndsAlsoWhatIsBeingDeployed() throws InterruptedException {
    platform.publish("shop", "MODE=deaf");
    var deploy = new Thread(() -> platform.operate("shop", "deploy", Map.of("release", 2)));
    deploy.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> platform.status("shop").path("instances").path(1).path("pid").asLong() > 0);

    platform.client().operate("/api/down", Map.of(), step -> {});
    deploy.join();

    assertThat(platform.status("shop").path("instances")).isEmpty();
  }

  @Test
  void theStepsAreToldWhileTheyHappen() {
    var steps = new ArrayList<JsonNode>();
    platform.operate("shop", "deploy", Map.of("watch", "PT0S"), steps);

    List<String> events = steps.stream().map(step -> step.path("event").asText()).toList();
    assertThat(events).contains("started", "gate", "healthy", "switched", "drain");
  }

  @Test
  void whatIsStoppedStartsAgain() {
    platform.operate("shop", "stop", Map.of());
    assertThat(platform.get("/x").statusCode()).isEqualTo(503);

    platform.operate("shop", "start", Map.of());
    assertThat(version()).isEqualTo("1");
  }
}
