package dev.menagerie.web.votes;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The switch by which an instance is declared ill, for drills: nothing else depends on it. A fault
 * may be given a time, after which the instance is well again by itself. One per process, shared by
 * all ports.
 */
public final class HealthSwitch {
  /** The {@code ServletContext} attribute in which servlets look for the switch. */
  public static final String ATTRIBUTE = "dev.menagerie.web.votes.HealthSwitch";

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int LONGEST_REASON = 200;

  private final Clock clock;
  private volatile Health said = Health.GOOD;

  /** An instance that is well. */
  public HealthSwitch(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** How the instance is now. */
  Health now() {
    Health last = said;
    boolean healed = last.heals().isPresent() && !clock.instant().isBefore(last.heals().get());
    return healed ? Health.GOOD : last;
  }

  /** From now on it is well. */
  void heal() {
    said = Health.GOOD;
  }

  /**
   * From now on it is ill.
   *
   * @param time how long; empty until somebody heals it
   * @throws IllegalArgumentException if the time is not up to 24 hours, or the reason too long
   */
  void fail(Optional<Duration> time, String reason) {
    Check.text("reason", reason, 0, LONGEST_REASON);
    time.ifPresent(HealthSwitch::check);
    Optional<Instant> heals = time.map(clock.instant()::plus);
    said = new Health(false, heals, reason);
  }

  /** The time until it is well again, in whole seconds, not less than one. */
  long secondsLeft(Instant heals) {
    return Math.max(1, Duration.between(clock.instant(), heals).plusMillis(999).toSeconds());
  }

  private static void check(Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("'for' must be more than 0s and at most 24h");
    }
  }
}
