package dev.menagerie.standalone.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplacedByOneThatIsItsOwnersOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");

    WholeFile.write(file, out -> out.write('n'));

    assertThat(file).hasContent("n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatFailsLeavesEverythingAsItWas() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    WholeFile.write(link, out -> out.write('n'));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("n");
  }

  @Test
  void whatIsNoOrdinaryFileIsWrittenToAndStaysWhatItIs() throws Exception {
    Path device = Path.of("/dev/null");

    WholeFile.write(device, out -> out.write('n'));

    assertThat(Files.isRegularFile(device)).isFalse();
  }
}
