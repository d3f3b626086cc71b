package dev.menagerie.platform.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All that the platform knows about an app, in one value and one file: so it changes whole.
 *
 * @param app its name
 * @param wanted how many instances are to run
 * @param stopped whether none is to run for now
 * @param current what is deployed; null before the first time
 * @param previous what was deployed before that; null if nothing was
 * @param routes which requests are its own
 * @param rules its health rules
 * @param traffic whether its requests go through
 * @param canary what gets a share of the visitors; null if nothing does
 * @param intent the change under way; null if there is none
 * @param counter the last number given to an instance or a generation
 * @param instances what runs
 */
public record AppState(
    String app,
    int wanted,
    boolean stopped,
    Version current,
    Version previous,
    List<Route> routes,
    Rules rules,
    Traffic traffic,
    Canary canary,
    Intent intent,
    int counter,
    List<Instance> instances) {

  /** Copies the lists, and completes a canary of an earlier platform, which wrote down less. */
  public AppState {
    routes = List.copyOf(routes);
    if (canary != null && canary.routes() == null) {
      canary = new Canary(canary.version(), canary.percent(), wanted, rules, routes);
    }
    instances = List.copyOf(instances);
  }

  /** An app of which nothing runs yet. */
  public static AppState unknown(String app) {
    return new AppState(
        app,
        0,
        false,
        null,
        null,
        List.of(),
        Rules.DEFAULT,
        Traffic.FLOWING,
        null,
        null,
        0,
        List.of());
  }

  /** The instance of an id. */
  public Optional<Instance> instance(String id) {
    return instances.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The instances that run a version. */
  public List<Instance> of(Version version) {
    return instances(i -> i.version().equals(version));
  }

  /** The instances in a role. */
  public List<Instance> in(Role role) {
    return instances(i -> i.role() == role);
  }

  /** The instances that a condition holds for. */
  public List<Instance> instances(Predicate<Instance> condition) {
    return instances.stream().filter(condition).toList();
  }

  /** The rules that an instance is measured by: those that came with its version. */
  public Rules rulesOf(Version version) {
    if (intent != null && intent.to().equals(version)) {
      return intent.rules();
    }
    return canary != null && canary.version().equals(version) ? canary.rules() : rules;
  }

  /** How long visitors may stay with a version that was replaced. */
  public boolean keepsSessions() {
    Rules inForce = current == null ? rules : rulesOf(current);
    return !inForce.sessions().isZero();
  }

  /** How many instances are to run now. */
  public int target() {
    return stopped ? 0 : wanted;
  }

  public AppState withWanted(int instances, boolean stop) {
    return new AppState(
        app,
        instances,
        stop,
        current,
        previous,
        routes,
        rules,
        traffic,
        canary,
        intent,
        counter,
        this.instances);
  }

  public AppState withVersions(Version now, Version before) {
    return new AppState(
        app, wanted, stopped, now, before, routes, rules, traffic, canary, intent, counter,
        instances);
  }

  public AppState withRoutes(List<Route> other) {
    return new AppState(
        app, wanted, stopped, current, previous, other, rules, traffic, canary, intent, counter,
        instances);
  }

  public AppState withRules(Rules other) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, other, traffic, canary, intent, counter,
        instances);
  }

  public AppState withTraffic(Traffic other) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, rules, other, canary, intent, counter,
        instances);
  }

  public AppState withCanary(Canary other) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, rules, traffic, other, intent, counter,
        instances);
  }

  public AppState withIntent(Intent other) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, rules, traffic, canary, other, counter,
        instances);
  }

  public AppState withCounter(int other) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, rules, traffic, canary, intent, other,
        instances);
  }

  public AppState withInstances(List<Instance> others) {
    return new AppState(
        app, wanted, stopped, current, previous, routes, rules, traffic, canary, intent, counter,
        others);
  }

  /** The same with one more instance. */
  public AppState with(Instance instance) {
    var more = new ArrayList<>(instances);
    more.add(instance);
    return withInstances(more);
  }

  /** The same with an instance changed, if it is still there. */
  public AppState changing(String id, UnaryOperator<Instance> change) {
    return changing(i -> i.id().equals(id), change);
  }

  /** The same with some instances changed. */
  public AppState changing(Predicate<Instance> which, UnaryOperator<Instance> change) {
    return withInstances(instances.stream().map(i -> which.test(i) ? change.apply(i) : i).toList());
  }

  /** The same without an instance. */
  public AppState without(String id) {
    return withInstances(instances(i -> !i.id().equals(id)));
  }
}
