package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One running instance of a service, as a {@link ServiceRegistry} knows it.
 *
 * @param service what it is an instance of, as in {@code pets}
 * @param id tells it from the others; whoever registers the same id again takes its place
 * @param url where it is reached: a scheme, a host and a port
 * @param checks paths that answer with a status of 2xx exactly if the instance is well; at least
 *     one
 */
public record ServiceInstance(String service, String id, URI url, List<String> checks) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** Refuses what no register takes. */
  public ServiceInstance {
    Check.key("service", service, NAME, "a DNS label in lower case");
    Check.key("id", id, ID, "1 to 128 of A-Z, a-z, 0-9, ., _ and -");
    if (requireNonNull(url, "url").getHost() == null || url.getPort() < 0) {
      throw Check.refused("url", url.toString(), "a scheme, a host and a port");
    }
    checks = List.copyOf(checks);
    if (checks.isEmpty() || !checks.stream().allMatch(path -> path.startsWith("/"))) {
      throw Check.refused("checks", checks.toString(), "paths, at least one");
    }
  }
}
