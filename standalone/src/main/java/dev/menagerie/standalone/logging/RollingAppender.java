package dev.menagerie.standalone.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;

/** Logback's way to a {@link RollingFile}: each event is in the file when the call returns. */
final class RollingAppender extends AppenderBase<ILoggingEvent> {
  private final RollingFile file;
  private final Encoder<ILoggingEvent> encoder;

  RollingAppender(RollingFile file, Encoder<ILoggingEvent> encoder) {
    this.file = file;
    this.encoder = encoder;
  }

  @Override
  protected void append(ILoggingEvent event) {
    try {
      file.append(encoder.encode(event));
      file.flush();
    } catch (IOException e) {
      System.err.println("menagerie: the log cannot be written: " + e);
    }
  }

  @Override
  public void stop() {
    super.stop();
    try {
      file.close();
    } catch (IOException e) {
      System.err.println("menagerie: the log cannot be written: " + e);
    }
  }
}
