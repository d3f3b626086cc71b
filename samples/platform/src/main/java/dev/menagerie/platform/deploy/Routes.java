package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Route;
import java.util.ArrayList;
import java.util.List;

/** Which app gets which route; the same one is never given to two. */
final class Routes {
  private static final Route EVERYTHING = new Route(null, "/", false);
  private static final String ZONE = ".platform";

  private final Apps apps;

  Routes(Apps apps) {
    this.apps = apps;
  }

  /**
   * The routes that an app is to have: those asked for, else those it has. The first app that asks
   * for none gets everything; a later one has its name in the zone only.
   */
  List<Route> choose(AppState state, List<Route> asked) {
    if (asked.isEmpty()) {
      boolean has = state.current() != null || !state.routes().isEmpty();
      boolean free = others(state.app()).stream().noneMatch(EVERYTHING::conflictsWith);
      return has ? state.routes() : free ? List.of(EVERYTHING) : List.of();
    }
    requireFree(state.app(), asked);
    return asked;
  }

  /**
   * Refuses routes that another app has, or that nobody can be given.
   *
   * @throws Refusal if there is one among those asked for
   */
  void requireFree(String app, List<Route> asked) {
    asked.forEach(route -> requireSense(route, asked));
    for (AppState other : apps.all()) {
      for (Route taken : other.app().equals(app) ? List.<Route>of() : routesOf(other)) {
        for (Route route : asked) {
          if (route.conflictsWith(taken)) {
            throw Refusal.conflict(
                "route "
                    + route
                    + " belongs to app '"
                    + other.app()
                    + "'; choose another path or host");
          }
        }
      }
    }
  }

  private static void requireSense(Route route, List<Route> asked) {
    if (route.host() != null && route.host().endsWith(ZONE)) {
      throw Refusal.bad(
          "host '"
              + route.host()
              + "' must not end in "
              + ZONE
              + ", where each app has its own name already");
    }
    if (asked.stream().filter(route::conflictsWith).count() > 1) {
      throw Refusal.bad("route " + route + " must be named once only");
    }
  }

  private List<Route> others(String app) {
    return apps.all().stream()
        .filter(state -> !state.app().equals(app))
        .flatMap(state -> routesOf(state).stream())
        .toList();
  }

  /** What an app has, what it or its canary is about to get, and what it may get back. */
  private static List<Route> routesOf(AppState state) {
    var routes = new ArrayList<>(state.routes());
    if (state.canary() != null) {
      routes.addAll(state.canary().routes());
    }
    if (state.intent() != null && state.intent().routes() != null) {
      routes.addAll(state.intent().routes());
    }
    if (state.intent() != null && state.intent().before() != null) {
      routes.addAll(state.intent().before().routes());
    }
    return routes;
  }
}
