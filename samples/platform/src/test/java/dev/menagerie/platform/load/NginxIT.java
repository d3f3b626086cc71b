package dev.menagerie.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.Programs;
import dev.menagerie.platform.RunningPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with a real nginx as the balancer. */
class NginxIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform =
        new RunningPlatform(
            home, Optional.of(Programs.find("nginx", "MENAGERIE_NGINX")), Optional.empty());
    platform.publish("shop", "VERSION=1");
    platform.publish("shop", "VERSION=2");
    assertThat(platform.deploy("shop", 1, 2).path("ok").asBoolean()).isTrue();
  }

  @AfterAll
  static void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  /**
   * A worker of nginx that ends closes kept connections. Shortly before, it keeps none, but a
   * visitor that sleeps through that may meet it; clients ask again then, and so do these.
   */
  private static void nothingIsLost(Runnable change) {
    Crowd crowd = Crowd.during(URI.create(platform.url("balancer") + "/greeting"), change);
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.answers()).isGreaterThanOrEqualTo(50_000);
  }

  private static void deploy(int release, String strategy) {
    var result =
        platform.operate(
            "shop", "deploy", Map.of("release", release, "strategy", strategy, "watch", "PT0.5S"));
    assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
  }

  @Test
  void aBlueGreenDeployLosesNone() {
    nothingIsLost(() -> deploy(2, "blue-green"));
  }

  @Test
  void aRollingDeployLosesNone() {
    nothingIsLost(() -> deploy(2, "rolling"));
  }

  @Test
  void whatNginxCannotDoItselfIsLeftToTheBuiltInBalancer() {
    platform.operate("shop", "maintenance", Map.of("message", "Back at noon"));
    Awaitility.await().atMost(PATIENCE).until(() -> platform.get("/").statusCode() == 503);
    assertThat(platform.get("/").body()).contains("Back at noon");

    platform.operate("shop", "resume", Map.of());
    Awaitility.await().atMost(PATIENCE).until(() -> platform.get("/").statusCode() == 200);
  }

  @Test
  void theAppLearnsWhoAskedAndForWhat() {
    platform.assertThatTheAppLearnsWhoAskedAndForWhat();
  }

  @Test
  void theBalancerShowsConfigurationsToThisHostOnly() {
    platform.assertThatTheRepositoryShowsConfigurationsToThisHostOnly("shop");
  }

  @Test
  void requestsThatNginxAnswersAreCountedToo() {
    long before = requests();
    platform.get("/x");

    Awaitility.await().atMost(PATIENCE).until(() -> requests() > before);
  }

  private static long requests() {
    long sum = 0;
    for (var instance : platform.status("shop").path("instances")) {
      sum += instance.path("requests").asLong();
    }
    return sum;
  }
}
