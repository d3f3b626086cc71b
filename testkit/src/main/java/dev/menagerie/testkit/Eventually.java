package dev.menagerie.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition rather than for a time. */
final class Eventually {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Eventually() {}

  /** Whether the condition came to hold within some time; looks at least once. */
  static boolean holds(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }
}
