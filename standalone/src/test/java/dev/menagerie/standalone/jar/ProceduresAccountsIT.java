package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a catalogue that nobody has used before. */
class ProceduresAccountsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String CODES = "/api/v1.0/pxcodes/";

  @TempDir Path home;

  @Test
  void aFreshEmbeddedStoreCanBeTriedAtOnce() throws Exception {
    try (var server = new ProceduresServer(home)) {
      assertThat(server.get(CODES, "admin:admin").body())
          .contains("EXTRACRANIAL PROCEDURES W/O CC/MCC", "\"total\":100}");
      await()
          .atMost(PATIENCE)
          .until(() -> server.output().contains("admin with the password admin"));
    }
  }

  @Test
  void onAnyOtherAddressNobodyIsLetInUntilAddedWhileItIsServed() throws Exception {
    try (var server = new ProceduresServer(home, "--host", "0.0.0.0")) {
      assertThat(server.get(CODES, "admin:admin").statusCode()).isEqualTo(401);
      await()
          .atMost(PATIENCE)
          .until(() -> server.output().contains("menagerie procedures adduser NAME"));

      var added =
          MenagerieJar.run(home, "procedures", "adduserpass", "eve", "secret", "--data", "data");

      assertThat(added.output()).contains("Added the user eve");
      assertThat(server.get(CODES, "eve:secret").statusCode()).isEqualTo(200);
    }
  }
}
