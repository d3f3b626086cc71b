package dev.menagerie.consul;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment to come, which is past as soon as one of two clocks says so: the one that measures time
 * may stand still while the machine sleeps, the one that tells it may be set back.
 */
record Deadline(long nanoTime, Instant moment, Clock clock) {
  static Deadline after(Duration time, Clock clock) {
    return new Deadline(System.nanoTime() + time.toNanos(), clock.instant().plus(time), clock);
  }

  boolean isPast() {
    return System.nanoTime() - nanoTime > 0 || clock.instant().isAfter(moment);
  }
}
