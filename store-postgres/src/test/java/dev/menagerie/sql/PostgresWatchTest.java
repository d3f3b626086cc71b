package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.ChangeWatch.Topic;
import dev.menagerie.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be kept in memory while the connection that brings news of changes is lost. */
class PostgresWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private RestartablePostgres postgres;
  private Stores stores;

  @BeforeEach
  void open() {
    postgres = new RestartablePostgres(folder);
    postgres.start();
    stores = Stores.open(postgres.url());
    await().atMost(PATIENCE).until(() -> revision().isPresent());
  }

  @AfterEach
  void close() throws IOException {
    stores.close();
    postgres.close();
  }

  @Test
  void nothingMayBeKeptWhileTheDatabaseIsAway() {
    postgres.crash();
    await().atMost(PATIENCE).until(() -> revision().isEmpty());
  }

  @Test
  void whatChangedMeanwhileIsKnownWhenItIsBack() {
    long before = revision().orElseThrow();
    postgres.crash();
    await().atMost(PATIENCE).until(() -> revision().isEmpty());
    postgres.start();
    try (Stores other = Stores.open(postgres.url())) {
      await().atMost(PATIENCE).until(() -> other.health().up());
      other.get(ProcedureCatalog.class).edit(new Edit.Create(new Procedure("039", "A title")));
    }

    await().atMost(PATIENCE).until(() -> revision().orElse(before) != before);
    assertThat(stores.get(ProcedureCatalog.class).find("039")).isPresent();
  }

  @Test
  void newsIsHeardAgainThroughAnotherConnection() throws Exception {
    postgres.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()");
    await().atMost(PATIENCE).until(() -> revision().isPresent());
    long before = revision().orElseThrow();

    postgres.execute("insert into starter_pxcodes (pxcode, procedure) values ('X1', 'By hand')");

    await().atMost(PATIENCE).until(() -> revision().orElse(before) != before);
  }

  @Test
  void aConnectionThatSaysNothingIsGivenUpForAnother() throws Exception {
    List<String> silent =
        postgres.ask("select pid from pg_stat_activity where application_name = 'menagerie'");
    assertThat(silent).isNotEmpty();
    signal("-STOP", silent);
    try {
      await().atMost(PATIENCE).until(() -> revision().isEmpty());
      await().atMost(PATIENCE).until(() -> revision().isPresent());
    } finally {
      signal("-CONT", silent);
    }
  }

  private static void signal(String which, List<String> processes) throws Exception {
    var command = new ArrayList<>(List.of("kill", which));
    command.addAll(processes);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private OptionalLong revision() {
    return stores.get(ChangeWatch.class).revision(Topic.PROCEDURES);
  }
}
