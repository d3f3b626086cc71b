package dev.menagerie.platform.deploy;

import dev.menagerie.platform.RunningPlatform;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.balancer.Balancer;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What operations work with, in a folder, without ports; nobody is asked about their health. */
final class TestParts {
  static final Version OLD = new Version(1, 1);
  static final Version NEW = new Version(2, 2);

  private TestParts() {}

  static Parts in(Path home) {
    var clock = Clock.systemUTC();
    var folders = new Folders(home);
    Apps apps = Apps.in(folders.state());
    var releases = new Releases(folders.releases(), folders.scratch(), clock);
    var backends = new Backends(new Balancer(exchange -> {}, false));
    var history = new History(folders.history());
    var fleet = new Fleet(apps, releases, folders, "127.0.0.1", clock);
    var healths = new HealthWatch(apps, backends, history, clock, (app, n) -> Optional.empty());
    var postmortem = new Postmortem(fleet, healths, releases, folders, clock);
    return new Parts(
        apps,
        releases,
        fleet,
        healths,
        backends,
        history,
        postmortem,
        () -> true,
        () -> false,
        clock);
  }

  /** Publishes a release of app {@code a} that runs a command. */
  static void publish(Path home, Parts parts, String command) {
    try {
      Path archive = Files.write(home.resolve("a.tgz"), RunningPlatform.archive());
      Path config =
          Files.writeString(home.resolve("a.config"), "STARTUP_COMMAND='" + command + "'\n");
      parts.releases().publish("a", archive, config, "test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
