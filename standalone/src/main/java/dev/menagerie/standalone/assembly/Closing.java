package dev.menagerie.standalone.assembly;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, to be closed in the reverse order. */
final class Closing implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Closing.class.getName());

  private final Deque<Runnable> actions = new ArrayDeque<>();

  /** Remembers how to close something that was just opened. */
  void add(Runnable action) {
    actions.push(action);
  }

  /** Closes all; what fails is logged and does not keep the rest from being closed. */
  @Override
  public void close() {
    while (!actions.isEmpty()) {
      try {
        actions.pop().run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Something could not be closed in order", e);
      }
    }
  }
}
