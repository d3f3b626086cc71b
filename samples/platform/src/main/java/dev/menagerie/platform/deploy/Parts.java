package dev.menagerie.platform.deploy;

import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.balancer.Meter;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What all operations work with. */
record Parts(
    Apps apps,
    Releases releases,
    Fleet fleet,
    HealthWatch healths,
    Backends backends,
    History history,
    Postmortem postmortem,
    BooleanSupplier frontIsSettled,
    BooleanSupplier frontIsStuck,
    Clock clock) {
  private static final long PAUSE_MILLIS = 25;

  /** What counts the requests to the instances that a version has now. */
  List<Meter> meters(String app, Version version) {
    return apps.get(app).of(version).stream()
        .flatMap(instance -> backends.find(instance.id()).stream())
        .map(Backend::meter)
        .toList();
  }

  /** What several have counted so far, together. */
  static Meter.Reading reading(List<Meter> meters) {
    return meters.stream().map(Meter::read).reduce(Meter.Reading.NONE, Meter.Reading::plus);
  }

  /** Waits until something holds, and returns whether it did in time. */
  static boolean await(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
