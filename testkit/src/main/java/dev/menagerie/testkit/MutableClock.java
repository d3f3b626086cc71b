package dev.menagerie.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, so that nothing has to be waited for. */
public final class MutableClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = requireNonNull(zone, "zone");
  }

  /** Stands at a moment, in UTC. */
  public static MutableClock at(Instant moment) {
    return new MutableClock(
        new AtomicReference<>(requireNonNull(moment, "moment")), ZoneOffset.UTC);
  }

  /** Stands at the present moment, in whole milliseconds, in UTC. */
  public static MutableClock startingNow() {
    return at(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Moves on, or back if the duration is negative. */
  public void advance(Duration duration) {
    now.updateAndGet(moment -> moment.plus(duration));
  }

  /** Moves to a moment. */
  public void set(Instant moment) {
    now.set(requireNonNull(moment, "moment"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock in another zone: moving one moves both. */
  @Override
  public MutableClock withZone(ZoneId other) {
    return new MutableClock(now, other);
  }

  @Override
  public String toString() {
    return "MutableClock[" + now + ", " + zone + "]";
  }
}
