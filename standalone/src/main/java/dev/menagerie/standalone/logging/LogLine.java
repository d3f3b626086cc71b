package dev.menagerie.standalone.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;

/**
 * An event as a line: {@code 2026-11-21T09:00:00.123Z INFO [main] dev.menagerie.X - text}. What an
 * event says of a request or of a store cannot begin a line of its own; only a stack trace can, and
 * its lines are indented.
 *
 * <p>Written in code because Logback's patterns are parsed, and their parts found by name, at each
 * start.
 */
final class LogLine extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(256);
    line.append(Instant.ofEpochMilli(event.getTimeStamp())).append(' ');
    line.append(event.getLevel()).append(" [").append(Printable.of(event.getThreadName()));
    line.append("] ").append(event.getLoggerName()).append(" - ");
    line.append(oneLine(event.getFormattedMessage())).append('\n');
    if (event.getThrowableProxy() != null) {
      appendTrace(line, event.getThrowableProxy());
    }
    return line.toString().getBytes(UTF_8);
  }

  private static void appendTrace(StringBuilder line, IThrowableProxy thrown) {
    ThrowableProxyUtil.asString(thrown)
        .lines()
        .forEach(each -> line.append("    ").append(oneLine(each)).append('\n'));
  }

  /** Messages are our own words around foreign values, so quotation marks may stay. */
  static String oneLine(String message) {
    return message.codePoints().noneMatch(Character::isISOControl)
        ? message
        : message.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}]", " ");
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
