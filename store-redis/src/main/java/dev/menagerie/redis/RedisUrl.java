package dev.menagerie.redis;

import dev.menagerie.store.StoreUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;

/**
 * The parts of a store URL of ours.
 *
 * @param kind what answers at the nodes
 * @param nodes the servers, Sentinels or Cluster nodes named
 * @param login who to log in as, if anybody
 * @param master the name that Sentinel knows the master by; else empty
 * @param database the database's number
 * @param tls how to speak TLS, if at all
 * @param keys where our keys are
 */
record RedisUrl(
    Kind kind,
    List<HostAndPort> nodes,
    Optional<Login> login,
    String master,
    int database,
    Optional<Tls> tls,
    KeySpace keys) {

  /** What answers at the nodes. */
  enum Kind {
    /** One Redis server. */
    SERVER(6379, "/<database>"),
    /** Sentinels, which know the master. */
    SENTINELS(26379, "/<master>/<database>"),
    /** Some nodes of a Cluster, which know the others. */
    CLUSTER(6379, "");

    private final int port;
    private final String path;

    Kind(int port, String path) {
      this.port = port;
      this.path = path;
    }
  }

  /**
   * A user and the password.
   *
   * @param user the user, or {@code null} for Redis's default one
   * @param password the password
   */
  record Login(String user, String password) {
    /** Hides the password. */
    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /**
   * TLS with a verified server.
   *
   * @param authority a PEM file of certificates to trust; if empty, those the system trusts
   */
  record Tls(Optional<Path> authority) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "redis", Kind.SERVER,
          "rediss", Kind.SERVER,
          "redis-sentinel", Kind.SENTINELS,
          "redis-cluster", Kind.CLUSTER);
  private static final List<String> PARAMETERS = List.of("ca", "prefix", "tls");
  private static final Pattern NODE =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(\\d+))?");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._/-]{0,64}");

  /** The URL schemes read here. */
  static Set<String> schemes() {
    return KINDS.keySet();
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it makes no sense, naming the part
   */
  static RedisUrl parse(StoreUrl url) {
    return new Reader(url).read();
  }

  /** What to call the store: its kind and nodes, never the login. */
  String name() {
    String where = String.join(", ", nodes.stream().map(HostAndPort::toString).toList());
    return switch (kind) {
      case SERVER -> "Redis at " + where + (database == 0 ? "" : "/" + database);
      case SENTINELS -> "Redis master " + master + " by Sentinel at " + where;
      case CLUSTER -> "Redis Cluster at " + where;
    };
  }

  /** Reads one URL; its errors show the URL without its secrets. */
  private static final class Reader {
    private final StoreUrl url;
    private final URI uri;
    private final Kind kind;
    private final Map<String, String> parameters = new TreeMap<>();

    Reader(StoreUrl url) {
      this.url = url;
      this.kind = KINDS.get(url.scheme());
      if (kind == null) {
        throw refused("the scheme must be one of " + KINDS.keySet());
      }
      try {
        this.uri = new URI(url.value());
      } catch (URISyntaxException e) {
        throw refused(
            e.getReason() + " (a character such as / or @ in a password is written %2F or %40)");
      }
    }

    RedisUrl read() {
      readParameters();
      String authority = uri.getRawAuthority();
      if (authority == null) {
        throw refused("it names no server: " + url.scheme() + "://<host>" + kind.path);
      }
      int at = authority.lastIndexOf('@');
      List<String> path = path();
      boolean named = kind == Kind.SENTINELS;
      if (named && path.isEmpty()) {
        throw refused("it does not name the master: " + url.scheme() + "://<host>" + kind.path);
      }
      return new RedisUrl(
          kind,
          nodes(authority.substring(at + 1)),
          at < 0 ? Optional.empty() : Optional.of(login(authority.substring(0, at))),
          named ? path.get(0) : "",
          database(named ? path.subList(1, path.size()) : path),
          tls(),
          keys());
    }

    private List<HostAndPort> nodes(String text) {
      var nodes = new LinkedHashSet<HostAndPort>();
      for (String node : text.split(",", -1)) {
        nodes.add(node(node));
      }
      if (kind == Kind.SERVER && nodes.size() > 1) {
        throw refused(
            "it names several servers; that is for redis-sentinel:// and redis-cluster:// URLs");
      }
      return List.copyOf(nodes);
    }

    private HostAndPort node(String text) {
      var matcher = NODE.matcher(text);
      if (!matcher.matches()) {
        throw refused("a server must be <host> or <host>:<port>");
      }
      String host = matcher.group(1).replaceAll("[\\[\\]]", "");
      return new HostAndPort(
          host, matcher.group(2) == null ? kind.port : number("port", matcher.group(2), 1, 65_535));
    }

    private Login login(String text) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw refused("before the @ belongs <user>:<password>, or :<password> alone");
      }
      String user = decoded(text.substring(0, colon));
      return new Login(user.isEmpty() ? null : user, decoded(text.substring(colon + 1)));
    }

    private List<String> path() {
      return Pattern.compile("/")
          .splitAsStream(uri.getRawPath())
          .filter(part -> !part.isEmpty())
          .map(Reader::decoded)
          .toList();
    }

    private int database(List<String> path) {
      if (path.isEmpty()) {
        return 0;
      }
      int database = number("database", path.get(0), 0, 999_999);
      if (path.size() > 1 || (kind == Kind.CLUSTER && database != 0)) {
        throw refused("the path must be '" + kind.path + "'");
      }
      return database;
    }

    private Optional<Tls> tls() {
      String wanted = parameters.getOrDefault("tls", "false");
      if (!wanted.equals("true") && !wanted.equals("false")) {
        throw refused("tls must be true or false, but is '" + wanted + "'");
      }
      Optional<Path> authority = Optional.ofNullable(parameters.get("ca")).map(Path::of);
      boolean on = wanted.equals("true") || url.scheme().equals("rediss") || authority.isPresent();
      return on ? Optional.of(new Tls(authority)) : Optional.empty();
    }

    private KeySpace keys() {
      String prefix = parameters.getOrDefault("prefix", KeySpace.DEFAULT.prefix());
      if (!PREFIX.matcher(prefix).matches()) {
        throw refused(
            "prefix must be at most 64 of A-Z, a-z, 0-9 and :._/- but is '" + prefix + "'");
      }
      return new KeySpace(prefix);
    }

    private void readParameters() {
      String query = uri.getRawQuery();
      for (String parameter : query == null ? new String[0] : query.split("&")) {
        String[] nameAndValue = parameter.split("=", 2);
        if (!PARAMETERS.contains(nameAndValue[0]) || nameAndValue.length < 2) {
          throw refused("its parameters may be " + PARAMETERS + ", each with a value");
        }
        parameters.put(nameAndValue[0], decoded(nameAndValue[1]));
      }
    }

    private int number(String what, String text, int min, int max) {
      try {
        int number = Integer.parseInt(text);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, like a number out of range.
      }
      throw refused(what + " must be " + min + " to " + max);
    }

    /** Shows of the URL what is not before an @, lest a misplaced part of a password be shown. */
    private IllegalArgumentException refused(String why) {
      String shown = url.toString().replaceFirst("//.*@", "//***@");
      return new IllegalArgumentException("The store URL " + shown + " makes no sense: " + why);
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
