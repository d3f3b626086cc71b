package dev.menagerie.platform.deploy;

import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Intent;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Strategy;
import java.util.ArrayList;
import java.util.List;

/** A change in words, before it happens. */
final class Plan {
  private final Fleet fleet;
  private final AppState state;

  Plan(Fleet fleet, AppState state) {
    this.fleet = fleet;
    this.state = state;
  }

  List<String> of(Intent intent) {
    var steps = new ArrayList<String>();
    int old =
        state.instances(i -> !i.version().equals(intent.to()) && fleet.isAlive(i.id())).size();
    String release = "release " + intent.to().release();
    String gate = gate(intent.rules());
    if (intent.phase() == Intent.Phase.TRYING) {
      int more = Math.max(0, intent.wanted() - state.of(intent.to()).size());
      steps.add("start " + instances(more) + " more of " + release + " and wait until healthy");
      steps.add("switch all requests to " + release + " at once");
      return withEnd(steps, intent, old);
    }
    switch (intent.strategy()) {
      case ROLLING -> {
        steps.add("start 1 instance of " + release + " and wait until it is healthy: " + gate);
        steps.add("give it requests; drain and stop one of the old instances");
        steps.add(
            "repeat until " + intent.wanted() + " run " + release + " and no old one is left");
      }
      case BLUE_GREEN -> {
        steps.add("start " + instances(intent.wanted()) + " of " + release);
        steps.add("wait until all are healthy: " + gate);
        steps.add("switch all requests to " + release + " at once");
      }
      case CANARY -> {
        int canaries = Rollout.canaries(intent.wanted(), intent.percent());
        steps.add(
            "start " + instances(canaries) + " of " + release + " and wait until healthy: " + gate);
        steps.add("give " + intent.percent() + " % of the visitors to " + release);
        steps.add(
            intent.bake() == null
                ? "stay so until 'promote' or 'rollback'"
                : "watch it for " + intent.bake().toSeconds() + " s, then give it to all");
      }
    }
    return withEnd(steps, intent, old);
  }

  private List<String> withEnd(List<String> steps, Intent intent, int old) {
    boolean holds =
        intent.phase() == Intent.Phase.STARTING
            && intent.strategy() == Strategy.CANARY
            && intent.bake() == null;
    if (old > 0 && !holds) {
      steps.add(
          "watch 5xx and latency for "
              + intent.rules().watch().toSeconds()
              + " s, and switch back if they get worse");
      steps.add(
          "drain "
              + instances(old)
              + " of release "
              + intent.from().release()
              + " (at most "
              + intent.rules().drain().toSeconds()
              + " s) and stop them");
    }
    if (intent.routes() != null && !intent.routes().equals(state.routes())) {
      steps.add(
          "route " + String.join(", ", intent.routes().stream().map(Route::toString).toList()));
    }
    return steps;
  }

  private static String gate(Rules rules) {
    return "GET "
        + (rules.path() == null ? "HEALTH_PATH, else /up" : rules.path())
        + " every "
        + rules.interval().toMillis()
        + " ms, "
        + rules.passes()
        + " passes in a row within "
        + rules.gate().toSeconds()
        + " s";
  }

  private static String instances(int number) {
    return number + (number == 1 ? " instance" : " instances");
  }
}
