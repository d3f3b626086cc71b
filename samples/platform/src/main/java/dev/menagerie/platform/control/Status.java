package dev.menagerie.platform.control;

import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.balancer.Meter;
import dev.menagerie.platform.deploy.Fleet;
import dev.menagerie.platform.health.Health;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How everything is, for people and programs. */
public final class Status {
  private final Apps apps;
  private final Fleet fleet;
  private final HealthWatch healths;
  private final Backends backends;
  private final Clock clock;

  /** Looks at a platform. */
  public Status(Apps apps, Fleet fleet, HealthWatch healths, Backends backends, Clock clock) {
    this.apps = apps;
    this.fleet = fleet;
    this.healths = healths;
    this.backends = backends;
    this.clock = clock;
  }

  /** One app. */
  public record AppStatus(
      String app,
      Integer release,
      Integer previous,
      int wanted,
      boolean stopped,
      List<String> routes,
      String traffic,
      int waiting,
      Integer canaryRelease,
      Integer canaryPercent,
      String change,
      List<InstanceStatus> instances,
      List<String> elsewhere) {

    /** How many requests its instances had. */
    public long requests() {
      return instances.stream().mapToLong(InstanceStatus::requests).sum();
    }
  }

  /** One instance. */
  public record InstanceStatus(
      String id,
      int release,
      String state,
      String address,
      int port,
      long pid,
      long upSeconds,
      int restarts,
      int inFlight,
      long requests,
      long failures,
      double p95Millis,
      String health) {}

  /** All apps. */
  public List<AppStatus> all() {
    return apps.all().stream().map(this::of).toList();
  }

  /** One app. */
  public AppStatus of(AppState state) {
    return new AppStatus(
        state.app(),
        state.current() == null ? null : state.current().release(),
        state.previous() == null ? null : state.previous().release(),
        state.wanted(),
        state.stopped(),
        state.routes().stream().map(Route::toString).toList(),
        state.traffic().mode().name().toLowerCase(Locale.ROOT),
        backends.waiting(state.app()),
        state.canary() == null ? null : state.canary().version().release(),
        state.canary() == null ? null : state.canary().percent(),
        state.intent() == null
            ? null
            : state.intent().title()
                + ": "
                + state.intent().phase().name().toLowerCase(Locale.ROOT),
        state.instances().stream().map(this::of).toList(),
        backends.elsewhere(state.app()));
  }

  private InstanceStatus of(Instance instance) {
    Optional<Backend> backend = backends.find(instance.id());
    Meter.Reading reading = backend.map(b -> b.meter().read()).orElse(Meter.Reading.NONE);
    Health health = healths.of(instance.id());
    long seconds =
        instance.started() == null
            ? 0
            : Duration.between(instance.started(), clock.instant()).toSeconds();
    return new InstanceStatus(
        instance.id(),
        instance.version().release(),
        state(instance, backend),
        instance.address(),
        instance.port(),
        instance.pid(),
        seconds,
        instance.restarts(),
        backend.map(Backend::inFlight).orElse(0),
        reading.requests(),
        reading.failures(),
        Math.round(reading.p95Millis() * 100) / 100.0,
        health.last() == null ? "not asked yet" : health.last().said());
  }

  private String state(Instance instance, Optional<Backend> backend) {
    if (!fleet.isAlive(instance.id())) {
      return "dead";
    }
    boolean serves = instance.role() == Role.LIVE || instance.role() == Role.CANARY;
    return serves && backend.map(Backend::isEjected).orElse(false)
        ? "ejected"
        : instance.role().name().toLowerCase(Locale.ROOT);
  }
}
