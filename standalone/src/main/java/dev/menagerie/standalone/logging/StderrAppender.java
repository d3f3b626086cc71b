package dev.menagerie.standalone.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Locale;

/** Tells whoever started the program of warnings and errors, in few words. */
final class StderrAppender extends AppenderBase<ILoggingEvent> {
  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      System.err.println(
          "menagerie: "
              + event.getLevel().toString().toLowerCase(Locale.ROOT)
              + ": "
              + LogLine.oneLine(event.getFormattedMessage()));
    }
  }
}
