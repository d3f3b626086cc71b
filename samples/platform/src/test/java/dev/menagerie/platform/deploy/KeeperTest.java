package dev.menagerie.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.RunningPlatform;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.balancer.Balancer;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Intent;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Strategy;
import dev.menagerie.platform.state.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  private static final Version OLD = new Version(1, 1);
  private static final Version NEW = new Version(2, 2);

  @TempDir private Path home;
  private Apps apps;
  private HealthWatch healths;
  private Keeper keeper;

  @BeforeEach
  void make() throws IOException {
    var clock = Clock.systemUTC();
    var folders = new Folders(home);
    this.apps = Apps.in(folders.state());
    var releases = new Releases(folders.releases(), folders.scratch(), clock);
    Path archive = Files.write(home.resolve("a.tgz"), RunningPlatform.archive());
    Path config = Files.writeString(home.resolve("a.config"), "STARTUP_COMMAND=true\n");
    releases.publish("a", archive, config, "test");
    var backends = new Backends(new Balancer(exchange -> {}, false));
    var history = new History(folders.history());
    var fleet = new Fleet(apps, releases, folders, "127.0.0.1", clock);
    this.healths = new HealthWatch(apps, backends, history, clock, (app, n) -> Optional.empty());
    var postmortem = new Postmortem(fleet, healths, releases, folders, clock);
    this.keeper =
        new Keeper(
            new Parts(
                apps, releases, fleet, healths, backends, history, postmortem, () -> true, clock));
  }

  @AfterEach
  void close() {
    keeper.close();
    healths.close();
  }

  @Test
  void whatADeployStartsMeanwhileIsLeftToIt() {
    apps.update("a", state -> state.withVersions(OLD, null).withWanted(1, false));
    apps.update("b", state -> state.withVersions(OLD, null));
    apps.listen(
        states -> {
          boolean aStarts =
              states.stream().anyMatch(s -> s.app().equals("a") && !s.instances().isEmpty());
          if (aStarts && apps.get("b").intent() == null) {
            apps.update("b", KeeperTest::beingDeployed);
          }
        });

    keeper.tick();

    assertThat(apps.get("a").instances()).hasSize(1);
    assertThat(apps.get("b").instances()).extracting(Instance::role).containsExactly(Role.STARTING);
  }

  private static AppState beingDeployed(AppState state) {
    Instant now = Instant.now();
    var intent =
        new Intent(
            "deploy",
            "test",
            now,
            Strategy.BLUE_GREEN,
            OLD,
            null,
            NEW,
            1,
            0,
            Duration.ZERO,
            Rules.DEFAULT,
            null,
            Intent.Before.of(state),
            Intent.Phase.STARTING);
    return state
        .withIntent(intent)
        .with(new Instance("b.2", NEW, Role.STARTING, "127.0.0.1", 20_999, now, 0, null, 0));
  }
}
