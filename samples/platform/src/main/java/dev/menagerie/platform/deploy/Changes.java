package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.repository.Release;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Canary;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.platform.state.Intent;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Strategy;
import dev.menagerie.platform.state.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of an app's version: planned, written down, carried out, and undone if they fail. */
public final class Changes {
  private static final System.Logger LOG = System.getLogger(Changes.class.getName());
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

  private final Parts parts;
  private final Routes routes;
  private final Busy busy;

  Changes(Parts parts, Routes routes, Busy busy) {
    this.parts = parts;
    this.routes = routes;
    this.busy = busy;
  }

  /**
   * What a deployment would do, step by step; nothing is done.
   *
   * @param coming the number of the release that is to be made of new files first; empty if there
   *     are none
   */
  public List<String> plan(String app, DeployRequest request, Optional<Integer> coming) {
    AppState state = parts.apps().find(app).orElse(AppState.unknown(app));
    if (state.canary() != null) {
      Canary adjusted = adjusted(state, request);
      return List.of(
          "give "
              + adjusted.percent()
              + " % of the visitors to release "
              + adjusted.version().release());
    }
    int release = coming.orElseGet(() -> release(app, request));
    return new Plan(parts.fleet(), state).of(intent("deploy", "", state, request, release));
  }

  /** What going back would do, step by step; nothing is done. */
  public List<String> planOfRollback(String app, Integer release) {
    AppState state = parts.apps().get(app);
    if (state.canary() != null && release == null) {
      return List.of("give all requests to release " + state.current().release() + " again");
    }
    return new Plan(parts.fleet(), state).of(back(state, release, ""));
  }

  /** Deploys a release. */
  public Result deploy(String app, DeployRequest request, String who, Progress progress) {
    return busy.with(
        app,
        "deploy",
        () -> {
          AppState state = parts.apps().find(app).orElse(AppState.unknown(app));
          if (state.canary() != null) {
            return adjustCanary(state, request, who, progress);
          }
          int release = release(app, request);
          return begin(state, intent("deploy", who, state, request, release), progress);
        });
  }

  /** Goes back to the release before, or to a certain one; with a canary there, takes it away. */
  public Result rollback(String app, Integer release, String who, Progress progress) {
    return busy.with(
        app,
        "rollback",
        () -> {
          AppState state = parts.apps().get(app);
          if (state.canary() != null && release == null) {
            return dropCanary(state, who, progress);
          }
          return begin(state, back(state, release, who), progress);
        });
  }

  private Intent back(AppState state, Integer release, String who) {
    requireNoCanary(state);
    if (state.previous() == null && release == null) {
      throw Refusal.conflict(
          "app '" + state.app() + "' has nothing to go back to: no other release ran before");
    }
    int to = release == null ? state.previous().release() : release;
    return again("rollback", who, state, to, Strategy.BLUE_GREEN);
  }

  /** Starts what runs anew, one instance after the other. */
  public Result restart(String app, String who, Progress progress) {
    return busy.with(
        app,
        "restart",
        () -> {
          AppState state = parts.apps().get(app);
          requireNoCanary(state);
          if (state.current() == null) {
            throw Refusal.conflict("app '" + app + "' does not run; deploy it first");
          }
          int release = state.current().release();
          return begin(state, again("restart", who, state, release, Strategy.ROLLING), progress);
        });
  }

  /** Gives the canary's release to all visitors. */
  public Result promote(String app, String who, Progress progress) {
    return busy.with(
        app,
        "promote",
        () -> {
          AppState state = parts.apps().get(app);
          requireCanary(state);
          Intent intent = ofCanary("promote", who, state, state.canary());
          return carryOut(state, intent, progress, Rollout::promote);
        });
  }

  /** Finishes or undoes what was under way when an earlier platform was killed. */
  void resume(AppState state) {
    busy.with(
        state.app(),
        state.intent().title(),
        () -> {
          Intent intent = state.intent();
          Intent.Phase phase = intent.phase();
          boolean goOn = phase == Intent.Phase.REPLACING || phase == Intent.Phase.WATCHING;
          Instant began = parts.clock().instant();
          var rollout = new Rollout(parts, state.app(), Progress.NONE);
          if (goOn) {
            try {
              rollout.finishAfterCrash();
              tell(state.app(), intent, began, "finished after a crash of the platform", null);
              return Result.done("");
            } catch (Failure.FailedException | RuntimeException e) {
              LOG.log(System.Logger.Level.WARNING, "Finishing failed: {0}", e.getMessage());
            }
          }
          undo(state.app(), rollout, Progress.NONE);
          tell(state.app(), intent, began, "undone after a crash of the platform", null);
          return Result.done("");
        });
  }

  private Result begin(AppState state, Intent intent, Progress progress) {
    return carryOut(state, intent, progress, Rollout::run);
  }

  /** The way to a version, or a part of it. */
  private interface Way {
    void go(Rollout rollout) throws Failure.FailedException;
  }

  private Result carryOut(AppState state, Intent intent, Progress progress, Way way) {
    String app = state.app();
    Instant began = parts.clock().instant();
    parts.apps().update(app, s -> s.withIntent(intent).withCounter(counter(s, intent)));
    List<String> plan = new Plan(parts.fleet(), state).of(intent);
    progress.step("plan", String.join("; ", plan), Map.of("plan", plan));
    var rollout = new Rollout(parts, app, progress);
    try {
      way.go(rollout);
    } catch (Failure.FailedException e) {
      boolean served = intent.from() != null;
      progress.step(
          "undo", served ? "failed; release " + intent.from().release() + " serves on" : "failed");
      undo(app, rollout, progress);
      tell(app, intent, began, "failed", e.getMessage());
      return Result.failed(e.getMessage() + ". " + whatRuns(app, intent), e.failure());
    } catch (RuntimeException e) {
      undo(app, rollout, progress);
      tell(app, intent, began, "failed", e.toString());
      throw e;
    }
    boolean canary = parts.apps().get(app).canary() != null;
    tell(app, intent, began, canary ? "canary in place" : "done", null);
    return Result.done(sentence(app, intent, canary));
  }

  /** Goes back, however often it takes: nobody else starts anything of an app in between. */
  private void undo(String app, Rollout rollout, Progress progress) {
    while (parts.apps().get(app).intent() != null) {
      try {
        rollout.undo();
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.log(System.Logger.Level.ERROR, "Going back with " + app + " failed", e);
        progress.step("undo", "going back failed, which is tried again: " + e.getMessage());
        Parts.await(BEFORE_NEXT_TRY, () -> false);
      }
    }
  }

  private String whatRuns(String app, Intent intent) {
    if (!parts.fleet().isStarting()) {
      return "The platform is ending.";
    }
    return intent.from() == null
        ? "Nothing of '" + app + "' runs."
        : "Release " + intent.from().release() + " serves on.";
  }

  private static int counter(AppState state, Intent intent) {
    return Math.max(state.counter(), intent.to().generation());
  }

  private static String sentence(String app, Intent intent, boolean canary) {
    return canary
        ? "release "
            + intent.to().release()
            + " of "
            + app
            + " gets "
            + intent.percent()
            + " % of the visitors; 'promote "
            + app
            + "' gives it to all, 'rollback "
            + app
            + "' takes it away"
        : "release "
            + intent.to().release()
            + " of "
            + app
            + " runs with "
            + intent.wanted()
            + (intent.wanted() == 1 ? " instance" : " instances");
  }

  private Result adjustCanary(
      AppState state, DeployRequest request, String who, Progress progress) {
    Canary adjusted = adjusted(state, request);
    Version version = adjusted.version();
    Intent intent = ofCanary("deploy", who, state, adjusted);
    Instant began = parts.clock().instant();
    parts.apps().update(state.app(), s -> s.withCanary(adjusted));
    String text =
        "release " + version.release() + " now gets " + request.percent() + " % of the visitors";
    progress.step("canary", text);
    tell(state.app(), intent, began, "canary at " + request.percent() + " %", null);
    return Result.done(text);
  }

  private Canary adjusted(AppState state, DeployRequest request) {
    Canary canary = state.canary();
    boolean same = request.release() == null || request.release() == canary.version().release();
    if (!same || request.chosen() != Strategy.CANARY || request.percent() == null) {
      requireNoCanary(state);
    }
    return new Canary(
        canary.version(),
        request.percent(),
        request.instances() == null ? canary.wanted() : request.instances(),
        request.rules(canary.rules()),
        request.routes().isEmpty() ? canary.routes() : routes.choose(state, request.routes()));
  }

  private Result dropCanary(AppState state, String who, Progress progress) {
    Version version = state.canary().version();
    Instant began = parts.clock().instant();
    Intent intent = ofCanary("rollback", who, state, state.canary());
    parts.apps().update(state.app(), s -> s.withIntent(intent.at(Intent.Phase.UNDOING)));
    undo(state.app(), new Rollout(parts, state.app(), progress), progress);
    tell(state.app(), intent, began, "canary taken away", null);
    return Result.done(
        "the canary of release "
            + version.release()
            + " is gone; release "
            + state.current().release()
            + " serves all visitors");
  }

  private int release(String app, DeployRequest request) {
    Release release =
        request.release() == null
            ? parts.releases().newest(app).orElseThrow(() -> Refusal.missing(nothingPublished(app)))
            : parts.releases().get(app, request.release());
    return release.number();
  }

  private Intent intent(
      String what, String who, AppState state, DeployRequest request, int release) {
    int wanted = request.instances() != null ? request.instances() : Math.max(1, state.wanted());
    boolean first = state.current() == null;
    List<Route> wantedRoutes = routes.choose(state, request.routes());
    Strategy strategy = first ? Strategy.BLUE_GREEN : request.chosen();
    boolean canary = strategy == Strategy.CANARY;
    return new Intent(
        what,
        who,
        parts.clock().instant(),
        strategy,
        state.current(),
        state.previous(),
        new Version(release, state.counter() + 1),
        wanted,
        canary ? request.share() : 0,
        canary ? request.watched() : null,
        request.rules(state.rules()),
        wantedRoutes,
        Intent.Before.of(state),
        Intent.Phase.STARTING);
  }

  private Intent again(String what, String who, AppState state, int release, Strategy strategy) {
    Release known = parts.releases().get(state.app(), release);
    Rules rules = state.rules();
    return new Intent(
        what,
        who,
        parts.clock().instant(),
        strategy,
        state.current(),
        state.previous(),
        new Version(known.number(), state.counter() + 1),
        Math.max(1, state.wanted()),
        0,
        Duration.ZERO,
        rules,
        null,
        Intent.Before.of(state),
        Intent.Phase.STARTING);
  }

  /** What the deployment that made the canary was to become, or is to be no more. */
  private Intent ofCanary(String what, String who, AppState state, Canary canary) {
    return new Intent(
        what,
        who,
        parts.clock().instant(),
        Strategy.CANARY,
        state.current(),
        state.previous(),
        canary.version(),
        Math.max(1, canary.wanted()),
        canary.percent(),
        Duration.ZERO,
        canary.rules(),
        canary.routes(),
        Intent.Before.of(state),
        Intent.Phase.TRYING);
  }

  private static String nothingPublished(String app) {
    return "app '"
        + app
        + "' has no release; publish one first: platform publish "
        + app
        + " FILE.tgz --config FILE.config";
  }

  private static void requireNoCanary(AppState state) {
    if (state.canary() != null) {
      throw Refusal.conflict(
          "release "
              + state.canary().version().release()
              + " of '"
              + state.app()
              + "' is a canary now; 'promote' it or 'rollback' first");
    }
  }

  private static void requireCanary(AppState state) {
    if (state.canary() == null) {
      throw Refusal.conflict(
          "app '"
              + state.app()
              + "' has no canary; 'deploy --strategy canary --percent N' makes one");
    }
  }

  private void tell(String app, Intent intent, Instant began, String outcome, String reason) {
    Instant now = parts.clock().instant();
    parts
        .history()
        .add(
            new Entry(
                now,
                app,
                intent.who(),
                intent.what(),
                "release " + intent.to().release() + " (" + intent.strategy() + ")",
                outcome,
                reason,
                Duration.between(began, now).toMillis() / 1000.0));
  }
}
