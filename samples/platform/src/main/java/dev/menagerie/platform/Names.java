package dev.menagerie.platform;

import java.util.Set;
import java.util.regex.Pattern;

/** What an app may be called: a label of a host name, because it becomes one. */
public final class Names {
  private static final Pattern APP = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Names in the zone that are the platform's own. */
  public static final Set<String> RESERVED = Set.of("repository", "loadbalancer", "dns");

  private Names() {}

  /**
   * The name itself.
   *
   * @throws Refusal if no app can be called so
   */
  public static String app(String name) {
    if (isApp(name)) {
      return name;
    }
    if (!APP.matcher(name).matches()) {
      throw Refusal.bad(
          "app '" + name + "' must be 1 to 63 of a-z, 0-9 and -, neither first nor last a -");
    }
    throw Refusal.bad("app '" + name + "' must not be called like a part of the platform");
  }

  /** Whether an app can be called so. */
  public static boolean isApp(String name) {
    return APP.matcher(name).matches() && !RESERVED.contains(name);
  }
}
