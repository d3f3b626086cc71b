package dev.menagerie.platform.cli;

import dev.menagerie.platform.state.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which requests are an app's. */
final class RouteOptions {
  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "A host name; may be given several times. Without one: any host.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = {"--path", "--path-prefix"},
      paramLabel = "PATH",
      description = "What the path begins with; the longest that fits wins (default: /).")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--keep-prefix",
      description = "Pass the path on with its prefix. Without this the app sees it without.")
  private boolean keepPrefix;

  List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (String path : paths.isEmpty() ? List.of("/") : paths) {
      if (hosts.isEmpty() && !paths.isEmpty()) {
        routes.add(new Route(null, path, keepPrefix));
      }
      hosts.forEach(host -> routes.add(new Route(host, path, keepPrefix)));
    }
    return routes;
  }
}
