package dev.menagerie.consul;

import com.google.common.net.HostAndPort;
import dev.menagerie.store.Check;
import dev.menagerie.store.StoreUrl;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a Consul is, read from {@code consul://host:8500,host2:8500/prefix?token=…}.
 *
 * @param servers the servers' addresses, to be tried in turn
 * @param keys below which prefix everything lies
 * @param token the ACL token, if any
 */
record ConsulUrl(List<HostAndPort> servers, Keys keys, Optional<String> token) {
  static final String SCHEME = "consul";

  private static final int DEFAULT_PORT = 8500;
  private static final Pattern PREFIX =
      Pattern.compile("(?=.{1,128}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it makes no sense, naming the part
   */
  static ConsulUrl parse(StoreUrl url) {
    URI uri = uri(url);
    if (uri.getRawAuthority() == null) {
      throw wrong(url, "names no server");
    }
    if (uri.getRawAuthority().contains("@")) {
      throw wrong(url, "has a user, where Consul wants ?token=");
    }
    if (uri.getRawFragment() != null) {
      throw wrong(url, "has a fragment");
    }
    List<HostAndPort> servers =
        Arrays.stream(uri.getRawAuthority().split(",", -1)).map(s -> server(url, s)).toList();
    return new ConsulUrl(servers, keys(uri.getPath()), token(url, uri.getRawQuery()));
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

  private static URI uri(StoreUrl url) {
    try {
      return URI.create(url.value());
    } catch (IllegalArgumentException e) {
      // The cause is left out: it shows the URL with its token.
      throw wrong(url, "is no URL");
    }
  }

  private static HostAndPort server(StoreUrl url, String server) {
    try {
      HostAndPort address = HostAndPort.fromString(server).withDefaultPort(DEFAULT_PORT);
      if (address.getHost().isEmpty()) {
        throw wrong(url, "names an empty server");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw wrong(url, "names the server '" + server + "', which is not host or host:port");
    }
  }

  private static Keys keys(String path) {
    String prefix = path.replaceAll("^/|/$", "");
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
