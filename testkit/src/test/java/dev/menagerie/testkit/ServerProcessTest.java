package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final Duration BRIEFLY = Duration.ofMillis(200);

  @TempDir Path directory;

  @Test
  void aServerIsStartedWhenItsProbeSaysSo() {
    try (var server = script("echo starting; echo up; cat").readyWhenLogged("up").start()) {
      assertThat(server.isAlive()).isTrue();
      assertThat(server.log()).contains("starting");
    }
  }

  @Test
  void aServerThatEndsTooEarlyFailsWithItsOutput() {
    var server = script("echo the port is taken; exit 3").readyWhen(s -> false);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(server::start)
        .withMessageContainingAll("ended with status 3", "the port is taken");
  }

  @Test
  void aServerThatIsNotReadyInTimeFailsWithItsOutputAndTheProbesLastWord() {
    var server =
        script("echo still loading; exec sleep 60")
            .within(BRIEFLY)
            .readyWhen(
                s -> {
                  throw new IOException("connection refused");
                });

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(server::start)
        .withMessageContainingAll("not ready within PT0.2S", "still loading")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void aCommandThatDoesNotExistSaysSo() {
    assertThatThrownBy(() -> ServerProcess.of("no-such-command").start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no-such-command");
  }

  @Test
  void killingLeavesNoTimeToCleanUpAndTakesTheChildrenToo() throws IOException {
    Path cleanedUp = directory.resolve("cleaned-up");
    var server =
        script("trap 'touch " + cleanedUp + "' TERM EXIT; sleep 60 & echo child $!; wait")
            .readyWhenLogged("child")
            .start();
    long child = Long.parseLong(server.log().replaceAll("[^0-9]", ""));

    server.kill9();

    assertThat(server.isAlive()).isFalse();
    assertThat(isGone(child)).isTrue();
    assertThat(Files.exists(cleanedUp)).isFalse();
    server.close();
  }

  @Test
  void stoppingLetsItCleanUpEvenIfItIsFrozen() {
    try (var server =
        script("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done")
            .readyWhenLogged("up")
            .start()) {
      server.freeze();

      assertThat(server.stop()).isEqualTo(7);
      assertThat(server.log()).contains("bye");
    }
  }

  @Test
  void aFrozenServerStandsStillUntilItIsThawed() throws IOException {
    try (var server =
        script("while :; do echo tick; sleep 0.01; done").readyWhenLogged("tick").start()) {
      server.freeze();
      assertThat(Eventually.holds(Duration.ofSeconds(10), () -> state(server) == 'T')).isTrue();
      int before = server.log().length();
      server.thaw();
      assertThat(Eventually.holds(Duration.ofSeconds(10), () -> server.log().length() > before))
          .isTrue();
    }
  }

  @Test
  void oneDescriptionStartsManyServers() {
    var description = script("echo up; exec sleep 60").readyWhenLogged("up");
    try (var one = description.start();
        var other = description.start()) {
      assertThat(one.pid()).isNotEqualTo(other.pid());
    }
  }

  @Test
  void freePortsAreAllDifferent() {
    assertThat(FreePorts.several(20)).doesNotHaveDuplicates().allMatch(port -> port > 1023);
  }

  private ServerProcess.Builder script(String script) {
    return ServerProcess.of("sh", "-c", script).directory(directory).within(Duration.ofSeconds(20));
  }

  private static boolean isGone(long pid) {
    return Eventually.holds(
        Duration.ofSeconds(10),
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  /** The state letter that Linux shows for a process: T when it is stopped. */
  private static char state(ServerProcess server) {
    try {
      String stat = Files.readString(Path.of("/proc/" + server.pid() + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
