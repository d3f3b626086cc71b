package dev.menagerie.platform.deploy;

import dev.menagerie.platform.balancer.Meter;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Canary;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Intent;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Carries out an app's intent: the way from one version to another, or back.
 *
 * <p>It works on nothing but the state on disk. Each step that requests can feel is one change of
 * that state, so whoever goes on after a crash finds either the step's beginning or its end.
 * Instances that are to be stopped are only marked here; the {@link Keeper} drains and stops them.
 */
final class Rollout {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Parts parts;
  private final String app;
  private final Progress progress;
  private final Gate gate;
  private final Intent intent;
  private final List<Meter> metersOfOld;
  private final Meter.Reading atBeginning;
  private final Comparison comparison;

  /** Takes up the intent that is written in an app's state. */
  Rollout(Parts parts, String app, Progress progress) {
    this.parts = parts;
    this.app = app;
    this.progress = progress;
    this.gate = new Gate(parts, progress);
    this.intent = state().intent();
    this.metersOfOld = intent.from() == null ? List.of() : parts.meters(app, intent.from());
    this.atBeginning = readingOfOld();
    this.comparison = new Comparison(readingOfNew(), System.nanoTime());
  }

  /** Goes all the way; what fails leaves the intent to be undone. */
  void run() throws Failure.FailedException {
    switch (intent.strategy()) {
      case ROLLING -> {
        takeOver(startHealthy(1));
        replaceTheRest();
      }
      case BLUE_GREEN -> {
        switchAll(startHealthy(intent.wanted()));
      }
      case CANARY -> {
        tryOut(startHealthy(canaries(intent.wanted(), intent.percent())));
        if (intent.bake() == null) {
          update(state -> state.withIntent(null));
          return;
        }
        promote();
        return;
      }
    }
    watchAndFinish();
  }

  /** Goes the rest of the way from a canary that did well. */
  void promote() throws Failure.FailedException {
    switchAll(startHealthy(intent.wanted() - serving(state()).size()));
    watchAndFinish();
  }

  /** Goes on after a crash of the platform, from where nothing is to be undone. */
  void finishAfterCrash() throws Failure.FailedException {
    if (state().intent().phase() == Intent.Phase.REPLACING) {
      replaceTheRest();
    }
    finish();
  }

  /** Goes back: the old version takes all requests again, as it did before. */
  void undo() {
    update(
        state -> {
          AppState back =
              state
                  .withIntent(state.intent().at(Intent.Phase.UNDOING))
                  .withCanary(null)
                  .changing(
                      i -> isOld(i) && (i.role() == Role.PARKED || i.role() == Role.CANARY),
                      i -> i.in(Role.LIVE));
          boolean switched = intent.to().equals(state.current());
          return asBefore(switched ? back.withVersions(intent.from(), intent.previous()) : back);
        });
    if (intent.from() != null) {
      startOldAgain();
    }
    update(state -> state.changing(i -> !isOld(i), i -> i.in(Role.DRAINING)));
    awaitDrained();
    update(state -> state.withIntent(null));
  }

  private AppState asBefore(AppState state) {
    Intent.Before before = intent.before();
    return before == null
        ? state
        : state.withRoutes(before.routes()).withWanted(before.wanted(), before.stopped());
  }

  private List<Instance> startHealthy(int howMany) throws Failure.FailedException {
    List<Instance> started = start(intent.to(), howMany);
    gate.pass(app, started, intent.rules());
    return started;
  }

  private List<Instance> start(Version version, int howMany) throws Failure.FailedException {
    var started = new ArrayList<Instance>();
    for (int i = 0; i < howMany; i++) {
      try {
        Instance instance = parts.fleet().start(app, version, 0);
        started.add(instance);
        progress.step(
            "started",
            "started "
                + instance.id()
                + " (release "
                + version.release()
                + ", process "
                + instance.pid()
                + ", port "
                + instance.port()
                + ")",
            Map.of("instance", instance.id(), "pid", instance.pid(), "port", instance.port()));
      } catch (RuntimeException e) {
        throw new Failure.FailedException(
            Failure.of(
                Failure.Kind.NOT_STARTED,
                "release "
                    + version.release()
                    + " of "
                    + app
                    + " could not be started: "
                    + e.getMessage()));
      }
    }
    return started;
  }

  /** The first new instance takes requests; from here on a crash is answered by going on. */
  private void takeOver(List<Instance> proven) {
    update(
        state ->
            live(state, proven)
                .withIntent(intent.at(Intent.Phase.REPLACING))
                .withRoutes(intent.routes() == null ? state.routes() : intent.routes()));
    progress.step("switched", names(proven) + " takes requests");
  }

  private void replaceTheRest() throws Failure.FailedException {
    while (true) {
      AppState state = state();
      List<Instance> old = state.instances(i -> isOld(i) && i.role() == Role.LIVE);
      int replaced = serving(state).size();
      if (old.isEmpty() && replaced >= intent.wanted()) {
        break;
      }
      requireNoWorse(readingOfOld());
      if (!old.isEmpty() && old.size() + replaced > intent.wanted()) {
        retire(old.get(0));
      } else {
        List<Instance> next = startHealthy(1);
        update(s -> live(s, next));
        progress.step("switched", names(next) + " takes requests");
      }
    }
    update(this::withNewVersion);
  }

  private void retire(Instance instance) {
    update(state -> state.changing(instance.id(), i -> i.in(Role.DRAINING)));
    awaitDrained();
  }

  /** All requests go to the new version from one moment on. */
  private void switchAll(List<Instance> proven) {
    AppState switched =
        update(
            state ->
                withNewVersion(
                    live(live(state, serving(state)), proven)
                        .withCanary(null)
                        .changing(i -> isOld(i) && i.role() == Role.LIVE, i -> i.in(Role.PARKED))));
    progress.step("switched", names(serving(switched)) + " take all requests");
  }

  private AppState withNewVersion(AppState state) {
    boolean another = intent.from() == null || intent.from().release() != intent.to().release();
    return state
        .withVersions(intent.to(), another ? intent.from() : state.previous())
        .withWanted(intent.wanted(), false)
        .withRoutes(intent.routes() == null ? state.routes() : intent.routes())
        .withIntent(intent.at(Intent.Phase.WATCHING));
  }

  /** A share of the visitors goes to the new version, as long as they do no worse. */
  private void tryOut(List<Instance> canaries) throws Failure.FailedException {
    var canary =
        new Canary(intent.to(), intent.percent(), intent.wanted(), intent.rules(), intent.routes());
    update(
        state ->
            state
                .changing(i -> i.version().equals(intent.to()), i -> i.in(Role.CANARY))
                .withCanary(canary)
                .withIntent(intent.at(Intent.Phase.TRYING)));
    progress.step(
        "canary",
        names(canaries) + " gets " + intent.percent() + " % of the visitors",
        Map.of("percent", intent.percent()));
    if (intent.bake() != null) {
      watch(intent.bake(), false);
    }
  }

  private void watchAndFinish() throws Failure.FailedException {
    Rules rules = intent.rules();
    if (intent.from() != null) {
      Duration longer =
          rules.sessions().compareTo(rules.watch()) > 0 ? rules.sessions() : rules.watch();
      watch(longer, true);
    }
    finish();
  }

  /** Compares what real requests get with what they got before. */
  private void watch(Duration howLong, boolean afterSwitch) throws Failure.FailedException {
    Meter.Reading before = readingOfOld();
    long began = System.nanoTime();
    while (System.nanoTime() - began < howLong.toNanos()) {
      requireNoWorse(afterSwitch ? before : readingOfOld());
      Meter.Reading now = readingOfNew();
      progress.step(
          "watch",
          "watching release %d for %d s: %d requests so far, %d failed"
              .formatted(
                  intent.to().release(), howLong.toSeconds(), now.requests(), now.failures()),
          Map.of("requests", now.requests(), "failures", now.failures()));
      Parts.await(LOOK, () -> false);
    }
    requireNoWorse(afterSwitch ? before : readingOfOld());
  }

  private void requireNoWorse(Meter.Reading old) throws Failure.FailedException {
    for (Instance instance : serving(state())) {
      if (!parts.fleet().isAlive(instance.id())) {
        throw new Failure.FailedException(
            parts.postmortem().of(app, instance, intent.rules().gate()));
      }
    }
    if (parts.frontIsStuck().getAsBoolean()) {
      throw new Failure.FailedException(
          Failure.of(
              Failure.Kind.NOT_STARTED,
              "release "
                  + intent.to().release()
                  + " of "
                  + app
                  + " got no requests: nginx refuses the new state, and its log says why"));
    }
    Meter.Reading recent = old.since(atBeginning);
    Meter.Reading before = recent.requests() < 100 ? old : recent;
    Optional<String> worse = comparison.worse(before, readingOfNew(), System.nanoTime());
    if (worse.isPresent()) {
      throw new Failure.FailedException(
          Failure.of(
              Failure.Kind.GOT_WORSE,
              "release "
                  + intent.to().release()
                  + " of "
                  + app
                  + " was healthy but got worse under real requests: "
                  + worse.get()));
    }
  }

  private void finish() {
    update(
        state ->
            withNewVersion(state)
                .withRules(intent.rules())
                .changing(i -> !isServing(i), i -> i.in(Role.DRAINING)));
    awaitDrained();
    update(state -> state.withIntent(null));
  }

  /** Where the old instances were stopped already, new ones of the old version are started. */
  private void startOldAgain() {
    int missing = state().target() - state().instances(this::isServingOld).size();
    if (missing <= 0) {
      return;
    }
    try {
      List<Instance> again = start(intent.from(), missing);
      gate.pass(app, again, state().rules());
      update(state -> live(state, again));
    } catch (Failure.FailedException e) {
      // The keeper goes on trying; requests are better off with what does serve.
      progress.step("undo", "the old version does not come back yet: " + e.getMessage());
    }
  }

  private void awaitDrained() {
    Parts.await(
        intent.rules().drain().plusSeconds(30),
        () -> {
          List<Instance> draining = state().in(Role.DRAINING);
          draining.forEach(this::tellDraining);
          return draining.isEmpty();
        });
  }

  private void tellDraining(Instance instance) {
    int inFlight = parts.backends().find(instance.id()).map(b -> b.inFlight()).orElse(0);
    progress.step(
        "drain",
        "draining " + instance.id() + ": " + inFlight + " requests under way",
        Map.of("instance", instance.id(), "inFlight", inFlight));
  }

  /** Also of those that are gone: a rolling change keeps none to compare with. */
  private Meter.Reading readingOfOld() {
    return Parts.reading(metersOfOld);
  }

  private Meter.Reading readingOfNew() {
    return Parts.reading(parts.meters(app, intent.to()));
  }

  /** The new instances that take requests; the keeper may have begun or given up others. */
  private List<Instance> serving(AppState state) {
    return state.instances(this::isServing);
  }

  private boolean isServing(Instance instance) {
    return instance.version().equals(intent.to())
        && (instance.role() == Role.LIVE || instance.role() == Role.CANARY);
  }

  private boolean isOld(Instance instance) {
    return instance.version().equals(intent.from());
  }

  private boolean isServingOld(Instance instance) {
    return isOld(instance) && instance.role() == Role.LIVE && parts.fleet().isAlive(instance.id());
  }

  private static AppState live(AppState state, List<Instance> instances) {
    List<String> ids = instances.stream().map(Instance::id).toList();
    return state.changing(i -> ids.contains(i.id()), i -> i.in(Role.LIVE));
  }

  static int canaries(int wanted, int percent) {
    return Math.max(1, Math.round(wanted * percent / 100f));
  }

  private static String names(List<Instance> instances) {
    return String.join(", ", instances.stream().map(Instance::id).toList());
  }

  private AppState state() {
    return parts.apps().get(app);
  }

  private AppState update(UnaryOperator<AppState> change) {
    return parts.apps().update(app, change);
  }
}
