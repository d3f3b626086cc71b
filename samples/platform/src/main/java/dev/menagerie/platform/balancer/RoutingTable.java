package dev.menagerie.platform.balancer;

import dev.menagerie.platform.state.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which app a request belongs to: of the routes that name its host the one with the longest path,
 * else of those for any host. Never changes; there is a new one after each change.
 */
final class RoutingTable {
  /** A route and whose it is. */
  record Line(Route route, AppTraffic app) {}

  static final RoutingTable EMPTY = new RoutingTable(List.of());

  private final List<Line> lines;

  RoutingTable(Collection<AppTraffic> apps) {
    var all = new ArrayList<Line>();
    for (AppTraffic app : apps) {
      app.routes().forEach(route -> all.add(new Line(route, app)));
      all.add(new Line(new Route(app.app() + ".platform", "/", false), app));
    }
    all.sort(
        Comparator.comparing((Line line) -> line.route().host() == null)
            .thenComparing(line -> -line.route().path().length()));
    this.lines = List.copyOf(all);
  }

  /** The route of a request; null if there is none. */
  Line find(String hostHeader, String path) {
    String host = host(hostHeader);
    for (Line line : lines) {
      Route route = line.route();
      if ((route.host() == null || route.host().equals(host)) && route.matchesPath(path)) {
        return line;
      }
    }
    return null;
  }

  List<AppTraffic> apps() {
    return lines.stream().map(Line::app).distinct().toList();
  }

  /** A host as routes name it: in small letters, without port and final dot. */
  static String host(String header) {
    if (header == null) {
      return "";
    }
    int end = header.lastIndexOf(':');
    boolean hasPort = end > 0 && header.indexOf(']', end) < 0;
    String host = (hasPort ? header.substring(0, end) : header).toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
