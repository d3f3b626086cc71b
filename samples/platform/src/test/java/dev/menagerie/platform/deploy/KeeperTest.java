package dev.menagerie.platform.deploy;

import static dev.menagerie.platform.deploy.TestParts.NEW;
import static dev.menagerie.platform.deploy.TestParts.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Intent;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Strategy;
import dev.menagerie.platform.state.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  @TempDir private Path home;
  private Parts parts;
  private Apps apps;
  private Keeper keeper;

  @BeforeEach
  void make() {
    this.parts = TestParts.in(home);
    this.apps = parts.apps();
    this.keeper = new Keeper(parts);
    TestParts.publish(home, parts, "true");
  }

  @AfterEach
  void close() {
    keeper.close();
    parts.healths().close();
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
            apps.update("b", state -> starting(NEW, deploying(state, Intent.Phase.STARTING)));
          }
        });

    keeper.tick();

    assertThat(apps.get("a").instances()).hasSize(1);
    assertThat(apps.get("b").instances()).extracting(Instance::role).containsExactly(Role.STARTING);
  }

  @Test
  void whatAnUndoStartsAgainIsLeftToIt() {
    apps.update("b", state -> starting(OLD, deploying(state, Intent.Phase.UNDOING)));

    keeper.tick();

    assertThat(apps.get("b").instances()).extracting(Instance::version).containsExactly(OLD);
  }

  /** Written down, but its process does not run yet. */
  private static AppState starting(Version version, AppState state) {
    return state.with(
        new Instance(
            "b.2", version, Role.STARTING, "127.0.0.1", 20_999, Instant.now(), 0, null, 0));
  }

  private static AppState deploying(AppState state, Intent.Phase phase) {
    var intent =
        new Intent(
            "deploy",
            "test",
            Instant.now(),
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
            phase);
    return state.withIntent(intent);
  }
}
