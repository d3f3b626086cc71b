package dev.menagerie.platform;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, and is closed the other way round, whatever else fails meanwhile. */
final class Opened implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Opened.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  void push(AutoCloseable part) {
    parts.push(part);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "A part could not be closed", e);
      }
    }
  }
}
