package dev.menagerie.platform.balancer;

import java.time.Duration;

/** Makes readings for tests. */
public final class Meters {
  private Meters() {}

  public static Meter.Reading reading(int requests, int failures, int millis) {
    var meter = new Meter();
    for (int i = 0; i < requests; i++) {
      meter.count(i < failures ? 500 : 200, Duration.ofMillis(millis).toNanos());
    }
    return meter.read();
  }
}
