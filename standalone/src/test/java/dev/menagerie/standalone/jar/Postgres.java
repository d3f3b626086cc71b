package dev.menagerie.standalone.jar;

import dev.menagerie.testkit.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL that keeps its promises to the disk, and its port and data when it is stopped
 * and started again.
 */
final class Postgres implements AutoCloseable {
  private final Path data;
  private final int port = FreePorts.one();
  private EmbeddedPostgres server;

  /** One that does not run yet. */
  Postgres(Path folder) {
    data = folder.resolve("postgres");
  }

  int port() {
    return port;
  }

  /** What the jar calls it. */
  String url() {
    return "postgresql://postgres@localhost:" + port + "/postgres";
  }

  void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            // The library speeds its server up at the cost of what is promised.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .start();
  }

  /** Stops it in the mode that is called immediate: no good-bye, recovery at the next start. */
  void stopImmediately() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    new ProcessBuilder("kill", "-QUIT", "" + pid).inheritIO().start().waitFor();
    postmaster.onExit().get(20, TimeUnit.SECONDS);
    server.close();
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
