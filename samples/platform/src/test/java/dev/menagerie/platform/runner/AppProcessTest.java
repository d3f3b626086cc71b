package dev.menagerie.platform.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Elsewhere the system does not tell what is needed to find these processes. */
@EnabledOnOs(OS.LINUX)
class AppProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private AppProcess process;

  private void start(String... command) {
    var environment = new HashMap<>(Environment.inherited());
    environment.put(Environment.INSTANCE, "a.1");
    process =
        new Launcher()
            .start(List.of(command), environment, folder, folder.resolve("log"), pidFile());
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }

  @AfterEach
  void stop() {
    process.stop(PATIENCE);
  }

  @Test
  void itIsFoundAlsoWhenTheClockWasSet() {
    start("sleep", "600");
    Awaitility.await().atMost(PATIENCE).until(() -> isWritten(pidFile()));

    for (Duration step : List.of(AN_HOUR, AN_HOUR.negated())) {
      Instant other = process.started().plus(step);
      awaitFound(() -> AppProcess.find("a.1", process.pid(), other));
      awaitFound(() -> AppProcess.find("a.1", pidFile(), other));
      assertThat(AppProcess.find("a.2", process.pid(), other)).isEmpty();
    }
  }

  /** While it becomes another program it has no environment for a moment. */
  private void awaitFound(Supplier<Optional<AppProcess>> search) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(search.get())
                    .hasValueSatisfying(
                        again -> assertThat(again.started()).isEqualTo(process.started()))
                    .hasValueSatisfying(again -> assertThat(again.isAlive()).isTrue()));
  }

  @Test
  void stoppingItEndsAlsoWhatOutlivedIt() throws IOException {
    Path child = folder.resolve("child");
    start("sh", "-c", "sleep 600 & echo $! >child; wait");
    Awaitility.await().atMost(PATIENCE).until(() -> isWritten(child));
    long pid = Long.parseLong(Files.readString(child).strip());
    ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
    Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    assertThat(AppProcess.find("a.1", pid, Instant.EPOCH)).isPresent();

    process.stop(PATIENCE);

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(AppProcess.find("a.1", pid, Instant.EPOCH)).isEmpty());
  }

  private static boolean isWritten(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }
}
