package dev.menagerie.platform.deploy;

import dev.menagerie.platform.balancer.Meter;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether real requests fare worse than before. It takes some of them to tell, and more than the
 * slowness of a program that has just been started.
 */
final class Comparison {
  private static final int ENOUGH = 20;
  private static final double MORE_FAILURES = 0.05;
  private static final int ENOUGH_FOR_LATENCY = 100;
  private static final double SLOWER = 4;
  private static final double SLOWER_MILLIS = 250;

  private Comparison() {}

  /** The reason, if they do. */
  static Optional<String> worse(Meter.Reading before, Meter.Reading after) {
    if (after.requests() < ENOUGH) {
      return Optional.empty();
    }
    if (after.failureRate() > before.failureRate() + MORE_FAILURES) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.1f %% of %d requests failed with 5xx; before it were %.1f %%",
              after.failureRate() * 100,
              after.requests(),
              before.failureRate() * 100));
    }
    boolean enough =
        before.requests() >= ENOUGH_FOR_LATENCY && after.requests() >= ENOUGH_FOR_LATENCY;
    double was = before.p95Millis();
    double is = after.p95Millis();
    if (enough && is > was * SLOWER && is > was + SLOWER_MILLIS) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the slowest twentieth of %d requests took over %.0f ms; before it were %.0f ms",
              after.requests(),
              is,
              was));
    }
    return Optional.empty();
  }
}
