package dev.menagerie.platform.deploy;

import java.time.Duration;

/** How long to wait before starting again what keeps dying: the first time hardly, then longer. */
final class BackOff {
  /** The longest wait, and the life after which a death is a first one again. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private int failures;
  private long notBefore = System.nanoTime();

  synchronized void failed(long now) {
    long wait = SHORTEST.toNanos() << Math.min(failures * 2, 20);
    failures++;
    notBefore = now + Math.min(LONGEST.toNanos(), wait);
  }

  synchronized boolean isOver(long now) {
    return now - notBefore >= 0;
  }

  synchronized int failures() {
    return failures;
  }

  synchronized void forget() {
    failures = 0;
  }
}
