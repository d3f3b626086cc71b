package dev.menagerie.platform.balancer;

import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import dev.menagerie.platform.state.Version;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where an app's requests go now.
 *
 * @param app its name
 * @param routes which requests are its own
 * @param traffic whether they go through
 * @param groups the versions that take requests
 * @param sticky whether a visitor stays with a version
 * @param waiting where requests wait when it is paused
 */
record AppTraffic(
    String app,
    List<Route> routes,
    Traffic traffic,
    List<Group> groups,
    boolean sticky,
    WaitingRoom waiting) {
  AppTraffic {
    routes = List.copyOf(routes);
    groups = List.copyOf(groups);
  }

  /** The cookie that keeps a visitor with a version. */
  String cookie() {
    return "platform-" + app;
  }

  /** The version for a visitor: the one they know, if it is still there, else by lot. */
  Group group(String known) {
    if (known != null) {
      for (Group group : groups) {
        if (tag(group.version()).equals(known) && !group.backends().isEmpty()) {
          return group;
        }
      }
    }
    int lot = groups.size() == 1 ? 0 : ThreadLocalRandom.current().nextInt(100);
    for (Group group : groups) {
      lot -= group.percent();
      if (lot < 0) {
        return group;
      }
    }
    return groups.isEmpty() ? null : groups.get(0);
  }

  static String tag(Version version) {
    return "v" + version.generation();
  }
}
