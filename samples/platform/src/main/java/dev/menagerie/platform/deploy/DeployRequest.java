package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Rules;
import dev.menagerie.platform.state.Strategy;
import java.time.Duration;
import java.util.List;

/**
 * What somebody wants deployed. What they do not say stays as it is, or as it usually is.
 *
 * @param release which release; null for the newest
 * @param instances how many; null for as many as before, at first one
 * @param strategy how; null for blue-green
 * @param percent the canary's share; null for ten, and then all after a while
 * @param bake how long the canary is watched; null to keep it until somebody decides, if a percent
 *     is given, else for half a minute
 * @param routes which requests are the app's; empty for those it has
 * @param path a health rule, as are the others up to {@code sessions}; null for what it is now
 */
public record DeployRequest(
    Integer release,
    Integer instances,
    String strategy,
    Integer percent,
    Duration bake,
    List<Route> routes,
    String path,
    Integer status,
    Duration interval,
    Duration timeout,
    Integer passes,
    Integer failures,
    Duration gate,
    Duration drain,
    Duration watch,
    Duration sessions) {
  private static final int USUAL_PERCENT = 10;
  private static final Duration USUAL_BAKE = Duration.ofSeconds(30);
  private static final int MOST_INSTANCES = 100;

  /** Nothing in particular. */
  public static final DeployRequest PLAIN =
      new DeployRequest(
          null, null, null, null, null, List.of(), null, null, null, null, null, null, null, null,
          null, null);

  /** Checks what can be checked without knowing the app. */
  public DeployRequest {
    routes = routes == null ? List.of() : List.copyOf(routes);
    if (instances != null) {
      requireInstances(instances);
    }
    if (percent != null && (percent < 1 || percent > 99)) {
      throw Refusal.bad("percent " + percent + " must be 1 to 99");
    }
    if (percent != null && strategy != null && !strategy.equals(Strategy.CANARY.toString())) {
      throw Refusal.bad("percent goes with strategy canary only, not with " + strategy);
    }
  }

  static void requireInstances(int instances) {
    if (instances < 1 || instances > MOST_INSTANCES) {
      throw Refusal.bad(
          "instances "
              + instances
              + " must be 1 to "
              + MOST_INSTANCES
              + (instances == 0 ? "; 'stop' runs none" : ""));
    }
  }

  Strategy chosen() {
    if (strategy == null) {
      return percent == null ? Strategy.BLUE_GREEN : Strategy.CANARY;
    }
    return Strategy.of(strategy);
  }

  int share() {
    return percent == null ? USUAL_PERCENT : percent;
  }

  Duration watched() {
    return bake == null && percent == null ? USUAL_BAKE : bake;
  }

  Rules rules(Rules now) {
    return new Rules(
        path == null ? now.path() : path,
        status == null ? now.status() : status,
        interval == null ? now.interval() : interval,
        timeout == null ? now.timeout() : timeout,
        passes == null ? now.passes() : passes,
        failures == null ? now.failures() : failures,
        gate == null ? now.gate() : gate,
        drain == null ? now.drain() : drain,
        watch == null ? now.watch() : watch,
        sessions == null ? now.sessions() : sessions);
  }
}
