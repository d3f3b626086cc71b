package dev.menagerie.platform.state;

import dev.menagerie.platform.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which requests are an app's.
 *
 * @param host the host they name; null for any
 * @param path what their path begins with, whole segments only; {@code /} for all
 * @param keepPrefix whether the app sees the path with the prefix, or without
 */
public record Route(String host, String path, boolean keepPrefix) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+");

  /** Checks both. */
  public Route {
    if (host != null) {
      host = host.toLowerCase(Locale.ROOT);
      if (!HOST.matcher(host).matches()) {
        throw Refusal.bad("host '" + host + "' must be a host name without a port");
      }
    }
    path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!PATH.matcher(path).matches() || path.contains("/../") || path.endsWith("/..")) {
      throw Refusal.bad(
          "path '" + path + "' must begin with / and hold letters, digits and . _ ~ - only");
    }
  }

  /** Whether both would claim the same requests. */
  public boolean conflictsWith(Route other) {
    return path.equals(other.path) && (host == null ? other.host == null : host.equals(other.host));
  }

  /** Whether a path is this route's. */
  public boolean matchesPath(String requested) {
    return path.equals("/")
        || (requested.startsWith(path)
            && (requested.length() == path.length() || requested.charAt(path.length()) == '/'));
  }

  @Override
  public String toString() {
    return host == null ? path : host + path;
  }
}
