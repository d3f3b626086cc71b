package dev.menagerie.standalone.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

/** How an event of the program's own log looks. */
class LogLineTest {
  private final Logger logger = new LoggerContext().getLogger("dev.menagerie.X");

  @Test
  void anEventIsOneLine() {
    assertThat(line("Stored 3 messages", null))
        .matches("\\S+Z INFO \\[\\S+] dev\\.menagerie\\.X - Stored 3 messages\n");
  }

  @Test
  void aMessageCannotBeginALineOfItsOwn() {
    assertThat(line("bad value 'x\r\n2026 ERROR'", null)).containsOnlyOnce("\n");
  }

  @Test
  void aStackTraceIsIndentedSoThatNothingInItLooksLikeAnEvent() {
    String text = line("It failed", new IllegalStateException("why\n2026-01-01 ERROR forged"));

    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
  }

  private String line(String message, Throwable thrown) {
    var event = new LoggingEvent("", logger, Level.INFO, message, thrown, new Object[0]);
    return new String(new LogLine().encode(event), UTF_8);
  }
}
