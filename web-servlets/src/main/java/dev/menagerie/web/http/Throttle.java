package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Slows down who guesses: after so many failures within a time, a client is refused until that time
 * is over. Who never fails is never refused. It remembers the latest {@value #MOST_CLIENTS} clients
 * that failed.
 */
public final class Throttle {
  private static final int MOST_CLIENTS = 10_000;

  private final int free;
  private final Duration window;
  private final Clock clock;
  private final Cache<String, Failures> failures;

  /**
   * A throttle.
   *
   * @param free how many failures cost nothing, at least 1
   * @param window the time in which they are counted, from the first of them on
   */
  public Throttle(int free, Duration window, Clock clock) {
    if (free < 1) {
      throw new IllegalArgumentException("free must be at least 1, but is " + free);
    }
    this.free = free;
    this.window = requireNonNull(window, "window");
    this.clock = requireNonNull(clock, "clock");
    failures = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).executor(Runnable::run).build();
  }

  /**
   * Lets a client try.
   *
   * @param client what tells clients apart, such as their address
   * @throws HttpProblem 429, with {@code Retry-After}, if it has failed too often
   */
  public void check(String client) {
    Failures known = failures.getIfPresent(client);
    if (known == null || known.count < free) {
      return;
    }
    Duration left = Duration.between(clock.instant(), known.first.plus(window));
    if (left.isNegative() || left.isZero()) {
      return;
    }
    long seconds = left.plusNanos(999_999_999).toSeconds();
    throw new HttpProblem(
        429,
        "There were too many failed attempts from here. Try again in " + seconds + " seconds.",
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /** Notes that a client has tried and failed. */
  public void failed(String client) {
    Instant now = clock.instant();
    failures
        .asMap()
        .compute(
            client,
            (same, known) ->
                known == null || !now.isBefore(known.first.plus(window))
                    ? new Failures(now, 1)
                    : new Failures(known.first, known.count + 1));
  }

  private record Failures(Instant first, int count) {}
}
