package dev.menagerie.sql;

import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of a test's own, at one address, which can be stopped as by a crash and started
 * again. Unlike the shared one it waits for the disk before it acknowledges.
 */
final class RestartablePostgres implements AutoCloseable {
  private final Path data;
  private final int port = FreePorts.one();
  private EmbeddedPostgres running;

  RestartablePostgres(Path folder) {
    data = folder.resolve("data");
  }

  String url() {
    return "postgresql://postgres@localhost:" + port + "/postgres";
  }

  void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setServerConfig("synchronous_commit", "on")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something past the product, as with psql. */
  void execute(String sql) throws SQLException {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of an answer. */
  List<String> ask(String sql) throws SQLException {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Ends all its processes at once, without finishing anything: {@code pg_ctl -m immediate}. */
  void crash() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
      await().atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while stopping PostgreSQL", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
