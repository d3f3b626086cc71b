package dev.menagerie.platform.deploy;

import static dev.menagerie.platform.deploy.TestParts.NEW;
import static dev.menagerie.platform.deploy.TestParts.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.platform.state.Canary;
import dev.menagerie.platform.state.DurableFiles;
import dev.menagerie.platform.state.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  @TempDir private Path home;
  private Parts parts;
  private Keeper keeper;
  private Changes changes;

  @BeforeEach
  void make() {
    this.parts = TestParts.in(home);
    this.keeper = new Keeper(parts);
    this.changes = new Changes(parts, new Routes(parts.apps()), new Busy());
    TestParts.publish(home, parts, "true");
  }

  @AfterEach
  void close() {
    keeper.close();
    parts.healths().close();
  }

  @Test
  void goingBackIsTriedUntilItSucceeds() {
    keeper.start();
    // Nothing can be written down as long as a folder is where the state is written first.
    Path inTheWay = home.resolve("state").resolve("a.json.new");
    var said = new ArrayList<String>();

    Result result =
        changes.deploy(
            "a",
            DeployRequest.PLAIN,
            "test",
            (event, text, details) -> {
              if (event.equals("undo")) {
                said.add(text);
                toggle(inTheWay);
              }
            });

    assertThat(said).hasSize(2).last().asString().contains("going back failed");
    assertThat(result.ok()).isFalse();
    assertThat(parts.apps().get("a").intent()).isNull();
    assertThat(parts.apps().get("a").instances()).isEmpty();
  }

  @Test
  void whileThereIsACanaryThePlanIsWhatADeployWouldDo() {
    var canary = new Canary(NEW, 10, 1, Rules.DEFAULT, List.of());
    parts.apps().update("a", state -> state.withVersions(OLD, null).withCanary(canary));

    assertThat(changes.plan("a", percent(50), Optional.empty()))
        .containsExactly("give 50 % of the visitors to release 2");
    assertThatThrownBy(() -> changes.plan("a", DeployRequest.PLAIN, Optional.empty()))
        .hasMessageContaining("is a canary now");
  }

  private static DeployRequest percent(int percent) {
    return new DeployRequest(
        null, null, null, percent, null, List.of(), null, null, null, null, null, null, null, null,
        null, null);
  }

  private static void toggle(Path folder) {
    if (Files.exists(folder)) {
      DurableFiles.deleteFolder(folder);
    } else {
      Folders.made(folder);
    }
  }
}
