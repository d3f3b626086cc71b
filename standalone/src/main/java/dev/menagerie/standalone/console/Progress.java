package dev.menagerie.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells how a long task gets on. On a terminal a bar moves, and is gone when the task is over;
 * elsewhere a line is written every five seconds, so that a log stays readable. A task that is over
 * at once says nothing.
 */
public final class Progress implements AutoCloseable {
  private static final long BETWEEN_BARS = Duration.ofMillis(100).toNanos();
  private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();
  private static final int BAR = 30;
  private static final String BEGIN_LINE_ANEW = "\r\033[K";

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final String doing;
  private final String things;
  private long last;
  private boolean drawn;

  Progress(PrintStream err, boolean terminal, LongSupplier nanos, String doing, String things) {
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
    this.doing = doing;
    this.things = things;
    this.last = nanos.getAsLong();
  }

  /**
   * The task has got so far; call it as often as you like.
   *
   * @param count how many things are done
   * @param share the part of the whole that is done, from 0 to 1
   */
  public void reached(long count, double share) {
    long now = nanos.getAsLong();
    if (now - last >= (terminal ? BETWEEN_BARS : BETWEEN_LINES)) {
      last = now;
      show(count, Math.max(0, Math.min(1, share)));
    }
  }

  private void show(long count, double share) {
    String state = (int) (100 * share) + " %, " + count + " " + things;
    if (terminal) {
      int full = (int) (BAR * share);
      String bar = "#".repeat(full) + "-".repeat(BAR - full);
      err.print(BEGIN_LINE_ANEW + doing + " [" + bar + "] " + state);
      err.flush();
      drawn = true;
    } else {
      err.println(doing + ": " + state);
    }
  }

  /** The task is over, or was given up. */
  @Override
  public void close() {
    if (drawn) {
      err.print(BEGIN_LINE_ANEW);
      err.flush();
    }
  }
}
