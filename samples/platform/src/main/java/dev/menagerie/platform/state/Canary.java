package dev.menagerie.platform.state;

import java.util.List;

/**
 * A version that gets a share of the visitors, beside the current one.
 *
 * @param version what the canary runs
 * @param percent how many of a hundred visitors get it
 * @param wanted how many instances are to run once it gets all visitors
 * @param rules the health rules that come with it
 * @param routes the app's routes once it gets all visitors
 */
public record Canary(Version version, int percent, int wanted, Rules rules, List<Route> routes) {

  /** The same, with another number of instances to come. */
  public Canary withWanted(int instances) {
    return new Canary(version, percent, instances, rules, routes);
  }

  /** The same, with other routes to come. */
  public Canary withRoutes(List<Route> others) {
    return new Canary(version, percent, wanted, rules, others);
  }
}
