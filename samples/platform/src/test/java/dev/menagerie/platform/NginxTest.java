package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx, and what it might not like. */
class NginxTest {
  private static final Route EVERYTHING = new Route(null, "/", false);

  @TempDir private Path folder;

  private static RunningPlatform start(Path home) {
    Path nginx = Programs.find("nginx", "MENAGERIE_NGINX");
    return new RunningPlatform(home, Optional.of(nginx), Optional.empty());
  }

  /** As an earlier platform leaves an app that is stopped. */
  private static void leave(Path home, String app, Route route) {
    Apps.in(home.resolve("state"))
        .update(
            app, state -> state.withVersions(new Version(1, 1), null).withRoutes(List.of(route)));
  }

  @Test
  void theHomeMayHaveSpacesAndQuotes() {
    Path home = folder.resolve("my \"own\" ho\\me");
    leave(home, "shop", EVERYTHING);
    try (var platform = start(home)) {
      assertThat(platform.get("/").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void namesMayBeAsLongAsTheyMay() {
    leave(folder, "a".repeat(63), EVERYTHING);
    leave(folder, "b", new Route("b".repeat(253), "/", false));
    try (var platform = start(folder)) {
      assertThat(platform.get("/").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aStateThatItRefusesKeepsThePlatformNeitherFromStartingNorFromABetterOne() {
    leave(folder, "shop", new Route("shop.platform", "/", false));
    try (var platform = start(folder)) {
      assertThat(platform.get("/").statusCode()).isEqualTo(404);

      platform.operate("shop", "route", Map.of("routes", List.of(Map.of("path", "/"))));

      assertThat(platform.get("/").statusCode()).isEqualTo(503);
    }
  }
}
