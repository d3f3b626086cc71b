package dev.menagerie.platform.deploy;

import static dev.menagerie.platform.deploy.TestParts.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  @Test
  void oldLogsGoUnlessTheirInstancesAreThere() throws IOException {
    TestParts.publish(home, parts, "true");
    Path logs = Folders.made(home.resolve("logs/a"));
    for (int number = 1; number <= 60; number++) {
      Files.createFile(logs.resolve("a." + number + ".log"));
    }
    var third = new Instance("a.3", OLD, Role.LIVE, "127.0.0.1", 20_999, Instant.now(), 0, null, 0);
    parts.apps().update("a", state -> state.withCounter(60).with(third));

    parts.fleet().start("a", OLD, 0);

    assertThat(logs)
        .isDirectoryNotContaining("glob:**/a.{1,2,4,9,10}.log")
        .isDirectoryContaining("glob:**/a.3.log")
        .isDirectoryContaining("glob:**/a.11.log")
        .isDirectoryContaining("glob:**/a.60.log");
  }

  private static AppState withoutAny(AppState state) {
    return state.withInstances(List.of());
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
  }
}
