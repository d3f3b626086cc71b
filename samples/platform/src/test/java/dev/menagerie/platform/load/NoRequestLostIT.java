package dev.menagerie.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.RunningPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While visitors ask without a pause, everything happens to an app that can happen to it. */
class NoRequestLostIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = new RunningPlatform(home);
    platform.publish("shop", "VERSION=1");
    platform.publish("shop", "VERSION=2");
    assertThat(platform.deploy("shop", 1, 2).path("ok").asBoolean()).isTrue();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static void nothingIsLost(Runnable change) {
    Crowd crowd = Crowd.during(URI.create(platform.url("balancer") + "/greeting"), change);
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.closedWhileKept()).isZero();
    assertThat(crowd.answers()).isGreaterThanOrEqualTo(50_000);
  }

  private static void succeeds(String operation, Map<String, ?> order) {
    var result = platform.operate("shop", operation, order);
    assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
  }

  @Test
  void aBlueGreenDeployLosesNone() {
    nothingIsLost(() -> succeeds("deploy", Map.of("release", 2, "watch", "PT0.5S")));
  }

  @Test
  void aRollingDeployLosesNone() {
    nothingIsLost(
        () -> succeeds("deploy", Map.of("release", 2, "strategy", "rolling", "watch", "PT0.5S")));
  }

  @Test
  void aRollbackLosesNone() {
    succeeds("deploy", Map.of("release", 1, "watch", "PT0S"));
    succeeds("deploy", Map.of("release", 2, "watch", "PT0S"));
    nothingIsLost(() -> succeeds("rollback", Map.of()));
  }

  @Test
  void scalingUpAndDownLosesNone() {
    nothingIsLost(
        () -> {
          succeeds("scale", Map.of("instances", 3));
          succeeds("scale", Map.of("instances", 1));
          succeeds("scale", Map.of("instances", 2));
        });
  }

  @Test
  void killingAnInstanceLosesNone() {
    long victim = platform.status("shop").path("instances").get(0).path("pid").asLong();
    nothingIsLost(
        () -> {
          ProcessHandle.of(victim).orElseThrow().destroyForcibly();
          Awaitility.await()
              .atMost(PATIENCE)
              .until(
                  () ->
                      platform.status("shop").path("instances").size() == 2
                          && !platform.status("shop").toString().contains("\"pid\":" + victim)
                          && !platform.status("shop").toString().contains("starting"));
        });
  }
}
