package dev.menagerie.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.DurableFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static void toggle(Path folder) {
    if (Files.exists(folder)) {
      DurableFiles.deleteFolder(folder);
    } else {
      Folders.made(folder);
    }
  }
}
