package dev.menagerie.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  private static final byte[] NOTHING = {};
  private static final String DIGEST =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir private Path folder;

  @Test
  void aFileThatTwoSentStaysUntilBothHaveUsedIt() {
    var uploads = new Uploads(folder);
    uploads.receive(DIGEST, new ByteArrayInputStream(NOTHING));
    uploads.receive(DIGEST, new ByteArrayInputStream(NOTHING));

    uploads.forget(DIGEST);
    assertThat(uploads.get(DIGEST)).exists();

    uploads.forget(DIGEST);
    assertThatThrownBy(() -> uploads.get(DIGEST)).hasMessageContaining("was uploaded");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAnEarlierPlatformLeftIsRemoved() throws IOException {
    Files.write(folder.resolve(DIGEST), NOTHING);
    Files.write(folder.resolve("arriving1"), NOTHING);

    var uploads = new Uploads(folder);

    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> uploads.get(DIGEST)).hasMessageContaining("was uploaded");
  }
}
