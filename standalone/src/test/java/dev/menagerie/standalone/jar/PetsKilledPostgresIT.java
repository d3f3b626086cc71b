package dev.menagerie.standalone.jar;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, which goes on when the process is killed. */
class PetsKilledPostgresIT extends PetsKilled {
  @TempDir static Path folder;
  private final Postgres postgres = new Postgres(folder);

  @BeforeEach
  void startPostgres() throws Exception {
    postgres.start();
  }

  @AfterEach
  void stopPostgres() throws Exception {
    postgres.close();
  }

  @Override
  String[] store() {
    return new String[] {"--store", postgres.url()};
  }
}
