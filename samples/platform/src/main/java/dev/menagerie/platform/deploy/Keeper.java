package dev.menagerie.platform.deploy;

import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.runner.AppProcess;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps what runs as it is wanted: starts an instance again that died, later and later if it keeps
 * dying, starts and stops for another number of instances, and drains and ends what is marked for
 * it. While an app's version changes, the change's own instances are left to {@link Rollout}.
 */
public final class Keeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
  private static final Duration TICK = Duration.ofMillis(100);

  private final Parts parts;
  private final Map<String, BackOff> backOffs = new ConcurrentHashMap<>();
  private final Map<String, Failure> lastFailures = new ConcurrentHashMap<>();
  private final Set<String> ending = ConcurrentHashMap.newKeySet();
  private volatile Future<?> loop;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "keeper"));
  private final ExecutorService enders =
      Executors.newCachedThreadPool(task -> daemon(task, "drain"));

  Keeper(Parts parts) {
    this.parts = parts;
  }

  void start() {
    loop = ticks.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Why the last instance of an app that the keeper started did not make it; null if it did. */
  Failure lastFailure(String app) {
    return lastFailures.get(app);
  }

  /** Whoever asks for instances anew does not wait for the patience of the past. */
  void forgetFailures(String app) {
    backOffs.remove(app);
    lastFailures.remove(app);
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.cancel(false);
    }
    ticks.shutdownNow();
    enders.shutdownNow();
  }

  /** Looks once at every app. */
  void tick() {
    for (AppState seen : parts.apps().all()) {
      tick(seen.app());
    }
  }

  /** Takes each step by the state of its moment: one of another app may have taken long. */
  private void tick(String app) {
    try {
      bury(parts.apps().get(app));
      endMarked(parts.apps().get(app));
      unlessChanging(app, this::welcome);
      unlessChanging(app, this::converge);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Keeping " + app + " failed", e);
      backOff(app).failed(System.nanoTime());
    }
  }

  private void unlessChanging(String app, Consumer<AppState> task) {
    AppState now = parts.apps().get(app);
    if (now.intent() == null && parts.fleet().isStarting()) {
      task.accept(now);
    }
  }

  /** Takes the dead out of the state, so that no more requests go to them. */
  private void bury(AppState state) {
    for (Instance instance : state.instances()) {
      boolean othersTask = instance.role() == Role.DRAINING || isOfAChange(state, instance);
      if (!othersTask && !parts.fleet().isAlive(instance.id())) {
        died(state, instance);
      }
    }
  }

  /** A change starts instances of its new version, and of the old one if it is undone. */
  private static boolean isOfAChange(AppState state, Instance instance) {
    boolean isBeingStarted = instance.role() == Role.STARTING && instance.pid() == 0;
    return state.intent() != null
        && (isBeingStarted || state.intent().to().equals(instance.version()));
  }

  private void died(AppState state, Instance instance) {
    OptionalInt code =
        parts.fleet().process(instance.id()).map(AppProcess::exitCode).orElse(OptionalInt.empty());
    Failure failure =
        parts.postmortem().of(state.app(), instance, state.rulesOf(instance.version()).gate());
    boolean provenBefore = instance.role() != Role.STARTING;
    if (!provenBefore) {
      lastFailures.put(state.app(), failure);
    }
    BackOff backOff = backOff(state.app());
    if (provenBefore && livedLong(instance)) {
      backOff.forget();
    }
    backOff.failed(System.nanoTime());
    event(
        state,
        "died",
        instance.id(),
        code.isPresent() ? "exit code " + code.getAsInt() : "its process is gone");
    parts.fleet().end(state.app(), instance.id());
  }

  private boolean livedLong(Instance instance) {
    return instance.started() != null
        && Duration.between(instance.started(), parts.clock().instant()).compareTo(BackOff.LONGEST)
            > 0;
  }

  private void endMarked(AppState state) {
    for (Instance instance : state.in(Role.DRAINING)) {
      if (ending.add(instance.id())) {
        enders.execute(() -> drainAndEnd(state, instance));
      }
    }
  }

  private void drainAndEnd(AppState state, Instance instance) {
    try {
      // Before the balancers know that it is to get nothing more, it only seems idle.
      parts.apps().awaitListeners();
      Duration patience = state.rulesOf(instance.version()).drain();
      Backend backend = parts.backends().find(instance.id()).orElse(null);
      boolean drained = Parts.await(patience, () -> isIdle(backend));
      if (parts.frontIsStuck().getAsBoolean() && parts.fleet().isStarting()) {
        return; // It still gets requests, and the next look begins anew.
      }
      if (!drained) {
        event(
            state,
            "cut off",
            instance.id(),
            (backend == null ? 0 : backend.inFlight())
                + " requests were not over after "
                + patience.toSeconds()
                + " s");
      }
      parts.fleet().end(state.app(), instance.id());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Ending " + instance.id() + " failed", e);
    } finally {
      ending.remove(instance.id());
    }
  }

  /** Whether it has no request, and nobody who goes by an earlier state can send it one. */
  private boolean isIdle(Backend backend) {
    return parts.frontIsSettled().getAsBoolean() && (backend == null || backend.inFlight() == 0);
  }

  /** Lets those take requests that have proven themselves; gives up those that do not. */
  private void welcome(AppState state) {
    for (Instance instance : state.in(Role.STARTING)) {
      var health = parts.healths().of(instance.id());
      Duration age = Duration.between(instance.planned(), parts.clock().instant());
      Rules rules = state.rulesOf(instance.version());
      if (health.passes() >= rules.passes()) {
        boolean canary =
            state.canary() != null && state.canary().version().equals(instance.version());
        if (move(state, instance, canary ? Role.CANARY : Role.LIVE)) {
          lastFailures.remove(state.app());
          event(state, "started", instance.id(), health.last().said());
        }
      } else if (age.compareTo(rules.gate()) > 0) {
        Failure failure = parts.postmortem().of(state.app(), instance, rules.gate());
        if (move(state, instance, Role.DRAINING)) {
          lastFailures.put(state.app(), failure);
          backOff(state.app()).failed(System.nanoTime());
          event(state, "given up", instance.id(), failure.summary());
        }
      }
    }
  }

  private void converge(AppState state) {
    if (state.current() == null) {
      return;
    }
    converge(state, state.current(), state.target());
    if (state.canary() != null) {
      int canaries = Rollout.canaries(state.canary().wanted(), state.canary().percent());
      converge(state, state.canary().version(), state.stopped() ? 0 : canaries);
    }
    mark(
        state,
        state.instances(
            i ->
                i.role() != Role.DRAINING
                    && !i.version().equals(state.current())
                    && (state.canary() == null || !i.version().equals(state.canary().version()))));
  }

  private void converge(AppState state, Version version, int wanted) {
    List<Instance> have =
        state.instances(i -> i.version().equals(version) && i.role() != Role.DRAINING);
    if (have.size() > wanted) {
      // The newest go: the oldest have proven themselves longest.
      mark(state, have.subList(wanted, have.size()));
    } else if (have.size() < wanted && backOff(state.app()).isOver(System.nanoTime())) {
      parts.fleet().start(state.app(), version, backOff(state.app()).failures());
    }
  }

  private void mark(AppState state, List<Instance> instances) {
    for (Instance instance : instances) {
      move(state, instance, Role.DRAINING);
    }
  }

  /**
   * Changes a role if it is still as it was seen, unless a change of version has begun: then that
   * decides about roles.
   */
  private boolean move(AppState state, Instance seen, Role role) {
    AppState after =
        parts
            .apps()
            .update(
                state.app(),
                s ->
                    s.intent() == null
                        ? s.changing(seen.id(), i -> i.role() == seen.role() ? i.in(role) : i)
                        : s);
    return after.intent() == null
        && !after.instances(i -> i.id().equals(seen.id()) && i.role() == role).isEmpty();
  }

  private BackOff backOff(String app) {
    return backOffs.computeIfAbsent(app, name -> new BackOff());
  }

  private void event(AppState state, String what, String detail, String reason) {
    parts.history().add(Entry.event(parts.clock().instant(), state.app(), what, detail, reason));
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
