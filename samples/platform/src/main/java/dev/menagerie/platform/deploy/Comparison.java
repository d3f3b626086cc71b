package dev.menagerie.platform.deploy;

import dev.menagerie.platform.balancer.Meter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether real requests fare worse than before.
 *
 * <p>It takes some of them to tell. Failures count from the first request on. Slowness counts only
 * if it lasts, for a program is slow while it warms up, and so is a machine on which several do at
 * once: {@value #STRETCHES} stretches in a row, of a second at least.
 */
final class Comparison {
  private static final int ENOUGH = 20;
  private static final double MORE_FAILURES = 0.05;
  private static final double SLOWER = 4;
  private static final double SLOWER_MILLIS = 250;
  private static final int STRETCHES = 3;
  private static final Duration STRETCH = Duration.ofSeconds(1);

  private Meter.Reading atStretch;
  private long stretchBegan;
  private int slowInARow;

  /** Begins with what was counted of the new version so far. */
  Comparison(Meter.Reading now, long nanoTime) {
    beginStretch(now, nanoTime);
  }

  /**
   * The reason, if they do; to be asked several times a second.
   *
   * @param before what requests were like with the old version
   * @param after all that was counted of the new version up to now
   */
  Optional<String> worse(Meter.Reading before, Meter.Reading after, long nanoTime) {
    if (after.requests() < atStretch.requests()) {
      // An instance went, and took its counts along.
      beginStretch(after, nanoTime);
    }
    return moreFailures(before, after).or(() -> lastingSlowness(before, after, nanoTime));
  }

  private static Optional<String> moreFailures(Meter.Reading before, Meter.Reading after) {
    if (after.requests() < ENOUGH || after.failureRate() <= before.failureRate() + MORE_FAILURES) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%.1f %% of %d requests failed with 5xx; before it were %.1f %%",
            after.failureRate() * 100,
            after.requests(),
            before.failureRate() * 100));
  }

  private Optional<String> lastingSlowness(
      Meter.Reading before, Meter.Reading after, long nanoTime) {
    Meter.Reading stretch = after.since(atStretch);
    if (before.requests() < ENOUGH
        || stretch.requests() < ENOUGH
        || nanoTime - stretchBegan < STRETCH.toNanos()) {
      return Optional.empty();
    }
    double was = before.p95Millis();
    double is = stretch.p95Millis();
    slowInARow = is > was * SLOWER && is > was + SLOWER_MILLIS ? slowInARow + 1 : 0;
    beginStretch(after, nanoTime);
    if (slowInARow < STRETCHES) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the slowest twentieth of the last %d requests took over %.0f ms, and it was no better"
                + " just before; with the old release it were %.0f ms",
            stretch.requests(),
            is,
            was));
  }

  private void beginStretch(Meter.Reading now, long nanoTime) {
    atStretch = now;
    stretchBegan = nanoTime;
  }
}
