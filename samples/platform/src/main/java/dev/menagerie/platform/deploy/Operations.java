package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Canary;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Everything that somebody can do to an app. */
public final class Operations implements AutoCloseable {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_WAIT = 600;

  private final Parts parts;
  private final Keeper keeper;
  private final Routes routes;
  private final Busy busy = new Busy();
  private final Changes changes;

  /**
   * Works on the apps of a platform.
   *
   * @param frontIsSettled whether requests are sent by the newest state everywhere
   * @param frontIsStuck whether the newest state is refused where requests are sent
   */
  public Operations(
      Apps apps,
      Releases releases,
      Fleet fleet,
      HealthWatch healths,
      Backends backends,
      History history,
      Folders folders,
      BooleanSupplier frontIsSettled,
      BooleanSupplier frontIsStuck,
      Clock clock) {
    var postmortem = new Postmortem(fleet, healths, releases, folders, clock);
    this.parts =
        new Parts(
            apps,
            releases,
            fleet,
            healths,
            backends,
            history,
            postmortem,
            frontIsSettled,
            frontIsStuck,
            clock);
    this.keeper = new Keeper(parts);
    this.routes = new Routes(apps);
    this.changes = new Changes(parts, routes, busy);
  }

  /** Begins to keep things as they are wanted, and takes up what a crash interrupted. */
  public void start() {
    keeper.start();
    for (AppState state : parts.apps().all()) {
      if (state.intent() != null) {
        var thread = new Thread(() -> changes.resume(state), "resume-" + state.app());
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  /** Changes of an app's version. */
  public Changes changes() {
    return changes;
  }

  /** Runs another number of instances. */
  public Result scale(String app, int instances, String who, Progress progress) {
    DeployRequest.requireInstances(instances);
    return recorded(
        app,
        who,
        "scale",
        "to " + instances,
        () -> {
          requireDeployed(app);
          parts
              .apps()
              .update(
                  app, s -> canary(s.withWanted(instances, false), c -> c.withWanted(instances)));
          return settle(app, progress);
        });
  }

  /** Stops all instances; how many are wanted is remembered. */
  public Result stop(String app, String who, Progress progress) {
    return recorded(
        app,
        who,
        "stop",
        "",
        () -> {
          requireDeployed(app);
          parts.apps().update(app, s -> s.withWanted(s.wanted(), true));
          return settle(app, progress);
        });
  }

  /** Starts what was stopped. */
  public Result start(String app, String who, Progress progress) {
    return recorded(
        app,
        who,
        "start",
        "",
        () -> {
          requireDeployed(app);
          parts.apps().update(app, s -> s.withWanted(s.wanted(), false));
          return settle(app, progress);
        });
  }

  /** Lets an app's requests wait. */
  public Result pause(String app, int waitSeconds, String who) {
    if (waitSeconds < 1 || waitSeconds > LONGEST_WAIT) {
      throw Refusal.bad("limit " + waitSeconds + " s must be 1 to " + LONGEST_WAIT);
    }
    var paused = new Traffic(Traffic.Mode.PAUSED, null, waitSeconds);
    return traffic(
        app, who, "pause", paused, "requests to " + app + " wait, up to " + waitSeconds + " s");
  }

  /** Tells an app's visitors to come back later. */
  public Result maintenance(String app, String message, String who) {
    if (message.length() > LONGEST_MESSAGE) {
      throw Refusal.bad("message must have at most " + LONGEST_MESSAGE + " characters");
    }
    var closed = new Traffic(Traffic.Mode.MAINTENANCE, message, 0);
    return traffic(app, who, "maintenance", closed, app + " answers 503 with the message");
  }

  /** Lets an app's requests through again. */
  public Result resume(String app, String who) {
    return traffic(app, who, "resume", Traffic.FLOWING, "requests to " + app + " go through");
  }

  /** Gives an app other routes. */
  public Result route(String app, List<Route> wanted, String who) {
    return recorded(
        app,
        who,
        "route",
        wanted.toString(),
        () -> {
          requireDeployed(app);
          routes.requireFree(app, wanted);
          parts.apps().update(app, s -> canary(s.withRoutes(wanted), c -> c.withRoutes(wanted)));
          return Result.done(app + " is at " + wanted);
        });
  }

  /**
   * Ends every instance, also those of a change under way; what is wanted stays wanted, so the next
   * platform starts it again.
   *
   * @return whether all have ended
   */
  public boolean endAll(Progress progress) {
    parts.fleet().startNothing();
    return Parts.await(
        Duration.ofMinutes(2),
        () -> {
          // Each time, for a change under way may still give its instances roles.
          parts.apps().all().forEach(state -> markAll(state.app()));
          List<Instance> left =
              parts.apps().all().stream().flatMap(s -> s.instances().stream()).toList();
          left.forEach(i -> progress.step("drain", "draining " + i.id()));
          return left.isEmpty();
        });
  }

  private void markAll(String app) {
    parts.apps().update(app, s -> s.changing(i -> true, i -> i.in(Role.DRAINING)));
  }

  @Override
  public void close() {
    keeper.close();
  }

  private Result traffic(String app, String who, String what, Traffic traffic, String text) {
    parts.apps().get(app);
    Instant now = parts.clock().instant();
    parts.apps().update(app, s -> s.withTraffic(traffic));
    parts.history().add(new Entry(now, app, who, what, "", "done", traffic.message(), 0));
    return Result.done(text);
  }

  /** What is ordered while there is a canary holds also when it gets all visitors. */
  private static AppState canary(AppState state, UnaryOperator<Canary> change) {
    return state.canary() == null ? state : state.withCanary(change.apply(state.canary()));
  }

  private void requireDeployed(String app) {
    if (parts.apps().get(app).current() == null) {
      throw Refusal.conflict("app '" + app + "' does not run; deploy it first");
    }
  }

  /** Waits until what runs is what is wanted. */
  private Result settle(String app, Progress progress) {
    keeper.forgetFailures(app);
    AppState wanted = parts.apps().get(app);
    Duration patience =
        wanted
            .rules()
            .gate()
            .multipliedBy(Math.max(1, wanted.target()))
            .plus(wanted.rules().drain());
    Parts.await(patience, () -> tellSettling(app, progress) || keeper.lastFailure(app) != null);
    Failure failure = keeper.lastFailure(app);
    if (failure != null) {
      return Result.failed(failure.summary() + ". It is tried again and again.", failure);
    }
    return isSettled(parts.apps().get(app))
        ? Result.done(app + " runs with " + wanted.target() + " instances")
        : Result.failed(app + " is not as wanted after " + patience.toSeconds() + " s", null);
  }

  private boolean tellSettling(String app, Progress progress) {
    AppState state = parts.apps().get(app);
    for (Instance instance : state.in(Role.STARTING)) {
      var last = parts.healths().of(instance.id()).last();
      progress.step(
          "gate",
          "waiting for " + instance.id() + ": " + (last == null ? "not asked yet" : last.said()));
    }
    for (Instance instance : state.in(Role.DRAINING)) {
      progress.step("drain", "draining " + instance.id());
    }
    return isSettled(state);
  }

  private static boolean isSettled(AppState state) {
    return state.in(Role.LIVE).size() == state.target()
        && state.instances().size() == state.target() + state.in(Role.CANARY).size();
  }

  private Result recorded(
      String app, String who, String what, String detail, Supplier<Result> operation) {
    return busy.with(
        app,
        what.toLowerCase(Locale.ROOT),
        () -> {
          Instant began = parts.clock().instant();
          Result result = operation.get();
          Instant now = parts.clock().instant();
          double seconds = Duration.between(began, now).toMillis() / 1000.0;
          parts
              .history()
              .add(
                  new Entry(
                      now,
                      app,
                      who,
                      what,
                      detail,
                      result.ok() ? "done" : "failed",
                      result.ok() ? null : result.message(),
                      seconds));
          return result;
        });
  }
}
