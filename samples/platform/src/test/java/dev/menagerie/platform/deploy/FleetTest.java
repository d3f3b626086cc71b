package dev.menagerie.platform.deploy;

import static dev.menagerie.platform.deploy.TestParts.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.platform.state.AppState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  @TempDir private Path home;
  private Parts parts;

  @BeforeEach
  void make() {
    this.parts = TestParts.in(home);
  }

  @AfterEach
  void close() {
    parts.healths().close();
  }

  @Test
  void anInstanceThatIsGivenUpWhileItIsStartedDoesNotRun() {
    TestParts.publish(home, parts, "sleep 600");
    List<Long> before = children();
    parts
        .apps()
        .listen(
            states -> {
              if (states.stream().anyMatch(state -> !state.instances().isEmpty())) {
                parts.apps().update("a", FleetTest::withoutAny);
              }
            });

    assertThatThrownBy(() -> parts.fleet().start("a", OLD, 0))
        .hasMessageContaining("was ended while it was being started");

    assertThat(children()).isSubsetOf(before);
    assertThat(home.resolve("instances")).isEmptyDirectory();
  }

  private static AppState withoutAny(AppState state) {
    return state.withInstances(List.of());
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
  }
}
