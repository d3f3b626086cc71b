package dev.menagerie.platform.state;

import dev.menagerie.platform.Refusal;
import java.time.Duration;

/**
 * What an app has to do to be called healthy, and how much time it gets.
 *
 * @param path the path that tells its health; null for what its configuration names, else {@code
 *     /up}, else (where that is not found) any answer below 500 on {@code /}
 * @param status the one status that means healthy; 0 for any from 200 to 299
 * @param interval the pause between two checks
 * @param timeout how long a whole answer may take
 * @param passes how many checks in a row must pass
 * @param failures how many in a row must fail before a healthy instance gets no more requests
 * @param gate how long a new instance may take to get healthy
 * @param drain how long requests under way may take before their instance is stopped
 * @param watch how long the new version is compared with the old after the switch
 * @param sessions how long visitors may stay with the version they began with after the switch;
 *     zero if they are not told apart
 */
public record Rules(
    String path,
    int status,
    Duration interval,
    Duration timeout,
    int passes,
    int failures,
    Duration gate,
    Duration drain,
    Duration watch,
    Duration sessions) {

  /** How it is unless somebody says otherwise. */
  public static final Rules DEFAULT =
      new Rules(
          null,
          0,
          Duration.ofMillis(250),
          Duration.ofSeconds(2),
          2,
          3,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ZERO);

  /** Checks each. */
  public Rules {
    if (path != null && !path.startsWith("/")) {
      throw Refusal.bad("health path '" + path + "' must begin with /");
    }
    if (status != 0 && (status < 100 || status > 599)) {
      throw Refusal.bad("health status " + status + " must be 100 to 599");
    }
    require("health interval", interval, Duration.ofMillis(10));
    require("health timeout", timeout, Duration.ofMillis(10));
    require("gate", gate, Duration.ofMillis(100));
    require("drain", drain, Duration.ZERO);
    require("watch", watch, Duration.ZERO);
    require("sessions", sessions, Duration.ZERO);
    if (passes < 1 || passes > 100) {
      throw Refusal.bad("health passes " + passes + " must be 1 to 100");
    }
    if (failures < 1 || failures > 100) {
      throw Refusal.bad("health failures " + failures + " must be 1 to 100");
    }
  }

  private static void require(String what, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
      throw Refusal.bad(what + " " + value + " must be from " + least + " to one hour");
    }
  }
}
