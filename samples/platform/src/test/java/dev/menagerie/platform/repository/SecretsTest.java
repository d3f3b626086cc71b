package dev.menagerie.platform.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final Map<String, String> CONFIG =
      Map.of(
          "DB_PASSWORD", "hunter22",
          "API_KEY", "k-123",
          "NAME", "hunter",
          "COMMAND", "run --password hunter22",
          "DB", "postgresql://me:pw@host/db");

  @Test
  void aTellingNameHidesItsValue() {
    assertThat(Secrets.masked(CONFIG))
        .containsEntry("DB_PASSWORD", Secrets.MASK)
        .containsEntry("API_KEY", Secrets.MASK)
        .containsEntry("NAME", "hunter");
  }

  @Test
  void aSecretIsHiddenInOtherValuesToo() {
    assertThat(Secrets.masked(CONFIG))
        .containsEntry("COMMAND", "run --password " + Secrets.MASK)
        .containsEntry("DB", "postgresql://me:" + Secrets.MASK + "@host/db");
  }

  @Test
  void aSecretIsHiddenInWhatAnAppSays() {
    assertThat(new Secrets(CONFIG).hideIn("password is hunter22!"))
        .isEqualTo("password is ******!");
  }
}
