package dev.menagerie.consul;

import com.google.common.net.HostAndPort;
import dev.menagerie.store.Check;
import dev.menagerie.store.StoreUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a Consul is, read from {@code consul://host:8500,host2:8500/prefix?token=…}.
 *
 * @param servers the servers' addresses
 * @param keys below which prefix everything lies
 * @param token the ACL token, if any
 */
record ConsulUrl(List<HostAndPort> servers, Keys keys, Optional<String> token) {
  static final String SCHEME = "consul";

  private static final int DEFAULT_PORT = 8500;
  private static final Pattern PARTS =
      Pattern.compile("consul://([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
  private static final Pattern PREFIX =
      Pattern.compile("(?=.{1,128}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it makes no sense, naming the part
   */
  static ConsulUrl parse(StoreUrl url) {
    Matcher parts = PARTS.matcher(url.value());
    if (!parts.matches()) {
      throw wrong(url, "does not");
    }
    if (parts.group(1).contains("@")) {
      throw wrong(url, "has a user, where Consul wants ?token=");
    }
    List<HostAndPort> servers =
        Arrays.stream(parts.group(1).split(",", -1)).map(server -> server(url, server)).toList();
    return new ConsulUrl(servers, keys(parts.group(2)), token(url, parts.group(3)));
  }

  /** The servers' hosts. */
  List<String> hosts() {
    return servers.stream().map(HostAndPort::getHost).toList();
  }

  /** The name for people. */
  String name() {
    String where = servers.stream().map(HostAndPort::toString).collect(Collectors.joining(", "));
    return "Consul at " + where + (keys.equals(Keys.DEFAULT) ? "" : "/" + keys.prefix());
  }

  /** Masks the token. */
  @Override
  public String toString() {
    return "ConsulUrl[" + name() + "]";
  }

  private static HostAndPort server(StoreUrl url, String server) {
    try {
      HostAndPort address = HostAndPort.fromString(server).withDefaultPort(DEFAULT_PORT);
      if (HOST.matcher(address.getHost()).matches()) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Its message says less than ours.
    }
    throw wrong(url, "names the server '" + server + "', which is not host or host:port");
  }

  private static Keys keys(String path) {
    String prefix = path == null ? "" : path.replaceAll("/$", "");
    if (prefix.isEmpty()) {
      return Keys.DEFAULT;
    }
    return new Keys(
        Check.key(
            "Consul prefix",
            prefix,
            PREFIX,
            "1 to 128 of A-Z, a-z, 0-9, -, _ and ., in parts divided by /"));
  }

  private static Optional<String> token(StoreUrl url, String query) {
    if (query == null) {
      return Optional.empty();
    }
    if (!query.startsWith("token=") || query.contains("&")) {
      throw wrong(url, "has parameters besides token");
    }
    String token = URLDecoder.decode(query.substring("token=".length()), StandardCharsets.UTF_8);
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  private static IllegalArgumentException wrong(StoreUrl url, String what) {
    return new IllegalArgumentException(
        "A Consul URL looks like consul://host:8500,host2:8500/prefix?token=…; '"
            + url
            + "' "
            + what);
  }
}
