package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * What may be said to a store besides its URL.
 *
 * @param clock tells the time for everything that expires; default: the system's, in UTC
 * @param timeout the longest that one trip to the store may take before it counts as unanswered;
 *     default: 5 seconds
 */
public record StoreOptions(Clock clock, Duration timeout) {
  private static final StoreOptions DEFAULTS =
      new StoreOptions(Clock.systemUTC(), Duration.ofSeconds(5));

  /** Refuses a missing clock and a timeout that is not positive. */
  public StoreOptions {
    requireNonNull(clock, "clock");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive, but is " + timeout);
    }
  }

  /** The defaults. */
  public static StoreOptions defaults() {
    return DEFAULTS;
  }

  /** The same options with another clock. */
  public StoreOptions withClock(Clock clock) {
    return new StoreOptions(clock, timeout);
  }

  /** The same options with another timeout. */
  public StoreOptions withTimeout(Duration timeout) {
    return new StoreOptions(clock, timeout);
  }
}
