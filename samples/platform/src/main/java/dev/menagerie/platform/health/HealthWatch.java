package dev.menagerie.platform.health;

import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Rules;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Looks at every instance again and again. One that takes requests and fails several checks in a
 * row gets none any more, and gets them again when it passes.
 */
public final class HealthWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HealthWatch.class.getName());
  private static final Duration TICK = Duration.ofMillis(50);

  /** Until an app listens, asking is cheap, and every moment counts. */
  private static final Duration EAGER = Duration.ofMillis(100);

  private final Apps apps;
  private final Backends backends;
  private final History history;
  private final Clock clock;
  private final BiFunction<String, Integer, Optional<String>> configuredPath;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> daemon(task, "health"));
  private final Probe probe;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "health-ticks"));
  private final Map<String, Health> healths = new ConcurrentHashMap<>();
  private final Map<String, Long> nextCheck = new ConcurrentHashMap<>();
  private volatile Future<?> loop;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /** Watches all instances; the function tells the path that a release's configuration names. */
  public HealthWatch(
      Apps apps,
      Backends backends,
      History history,
      Clock clock,
      BiFunction<String, Integer, Optional<String>> configuredPath) {
    this.apps = apps;
    this.backends = backends;
    this.history = history;
    this.clock = clock;
    this.configuredPath = configuredPath;
    this.probe = new Probe(clock, threads);
  }

  /** Begins to look. */
  public void start() {
    loop = ticks.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How an instance has been. */
  public Health of(String instance) {
    return healths.getOrDefault(instance, Health.UNKNOWN);
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.cancel(false);
    }
    ticks.shutdownNow();
    threads.shutdownNow();
  }

  private void tick() {
    try {
      var present = ConcurrentHashMap.<String>newKeySet();
      for (AppState state : apps.all()) {
        for (Instance instance : state.instances()) {
          present.add(instance.id());
          if (instance.pid() > 0 && instance.role() != Role.DRAINING && isDue(instance.id())) {
            threads.execute(() -> check(state, instance));
          }
        }
      }
      healths.keySet().retainAll(present);
      nextCheck.keySet().retainAll(present);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A round of health checks failed", e);
    }
  }

  private boolean isDue(String id) {
    return System.nanoTime() - nextCheck.computeIfAbsent(id, i -> System.nanoTime()) >= 0
        && underWay.add(id);
  }

  private void check(AppState state, Instance instance) {
    Rules rules = state.rulesOf(instance.version());
    try {
      Check check =
          probe.check(
              new InetSocketAddress(instance.address(), instance.port()),
              rules,
              configuredPath.apply(state.app(), instance.version().release()));
      Health health =
          healths.merge(instance.id(), Health.UNKNOWN.after(check), (old, n) -> old.after(check));
      judge(state, instance, rules, health);
      boolean eager = instance.role() == Role.STARTING && check.status() == 0;
      Duration interval = rules.interval();
      Duration pause = eager && interval.compareTo(EAGER) > 0 ? EAGER : interval;
      nextCheck.put(instance.id(), System.nanoTime() + pause.toNanos());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A health check failed by itself", e);
    } finally {
      underWay.remove(instance.id());
    }
  }

  private void judge(AppState state, Instance instance, Rules rules, Health health) {
    Optional<Backend> backend = backends.find(instance.id());
    if (backend.isEmpty() || instance.role() == Role.STARTING) {
      return;
    }
    boolean isOut = backend.get().isEjected();
    if (!isOut && health.failures() >= rules.failures()) {
      backend.get().eject(true);
      tell(state, instance, "ejected", health.last().said());
    } else if (isOut && health.passes() >= rules.passes()) {
      backend.get().eject(false);
      tell(state, instance, "returned", health.last().said());
    }
  }

  private void tell(AppState state, Instance instance, String what, String reason) {
    history.add(Entry.event(clock.instant(), state.app(), what, instance.id(), reason));
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
