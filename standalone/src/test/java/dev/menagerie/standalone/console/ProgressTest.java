package dev.menagerie.standalone.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long nanos;

  @Test
  void aLogGetsALineEveryFiveSeconds() {
    try (Progress progress = progress(false)) {
      for (int second = 1; second <= 12; second++) {
        pass(Duration.ofSeconds(1));
        progress.reached(second * 10L, second / 20.0);
      }
    }

    assertThat(err.toString(UTF_8).lines())
        .containsExactly("Exporting: 25 %, 50 messages", "Exporting: 50 %, 100 messages");
  }

  @Test
  void aTerminalGetsABarWhichIsGoneAtTheEnd() {
    try (Progress progress = progress(true)) {
      pass(Duration.ofMillis(100));
      progress.reached(7, 0.5);
      assertThat(err.toString(UTF_8))
          .endsWith("\r\033[KExporting [" + "#".repeat(15) + "-".repeat(15) + "] 50 %, 7 messages");
    }

    assertThat(err.toString(UTF_8)).endsWith("7 messages\r\033[K").doesNotContain("\n");
  }

  @Test
  void whatIsOverAtOnceSaysNothing() {
    for (boolean terminal : new boolean[] {true, false}) {
      try (Progress progress = progress(terminal)) {
        progress.reached(1, 1);
      }
    }

    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private Progress progress(boolean terminal) {
    var out = new PrintStream(err, true, UTF_8);
    return new Progress(out, terminal, () -> nanos, "Exporting", "messages");
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
