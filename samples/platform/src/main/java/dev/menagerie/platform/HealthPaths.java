package dev.menagerie.platform;

import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.runner.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The health path that each release's configuration names; read once, since releases stay. */
final class HealthPaths {
  private final Releases releases;
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  HealthPaths(Releases releases) {
    this.releases = releases;
  }

  Optional<String> of(String app, int release) {
    return known.computeIfAbsent(
        app + "/" + release,
        key -> {
          Map<String, String> environment = Environment.inherited();
          environment.put("PORT", "");
          environment.put("HOST", "");
          return releases.config(app, release, environment).healthPath();
        });
  }
}
