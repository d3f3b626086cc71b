package dev.menagerie.standalone.commands.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class ArchiveFileTest {
  @Test
  void whatIsReadFromStandardInputIsItsOwnersAlone() throws Exception {
    Path copy = ArchiveFile.copy(new ByteArrayInputStream("an archive".getBytes(UTF_8)));
    try {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
      assertThat(copy).hasContent("an archive");
    } finally {
      Files.delete(copy);
    }
  }
}
