package dev.menagerie.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Reads the two forms of a PostgreSQL address: the JDBC driver's, which is passed on as it is, and
 * {@code postgresql://user:password@host:port/database?parameters} as psql and most other clients
 * take it.
 */
final class PostgresUrl {
  private static final int POOL_SIZE = 10;
  private static final int CONNECT_SECONDS = 2;
  private static final int MOST_SECONDS = Integer.MAX_VALUE / 1000;
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Pattern LIBPQ =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^@/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<parameters>.*))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JDBC =
      Pattern.compile("jdbc:postgresql:(?://(?<hosts>[^/?]*)/?)?(?<database>[^?]*)(?:\\?.*)?");

  /** What libpq and the JDBC driver call differently. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "target_session_attrs", "targetServerType");

  private PostgresUrl() {}

  /**
   * Makes a source of the database at a URL.
   *
   * @throws IllegalArgumentException if the URL makes no sense
   */
  static Source open(StoreUrl url, StoreOptions options) {
    var dataSource = new PGSimpleDataSource();
    String jdbc = url.value();
    if (!url.scheme().startsWith("jdbc:")) {
      Matcher libpq = LIBPQ.matcher(jdbc);
      if (!libpq.matches()) {
        throw senseless(url);
      }
      jdbc = toJdbc(libpq, url);
      dataSource.setUser(decoded(libpq.group("user")));
      dataSource.setPassword(decoded(libpq.group("password")));
    }
    Properties given = Driver.parseURL(jdbc, null);
    Matcher parts = JDBC.matcher(jdbc);
    if (given == null || !parts.matches()) {
      throw senseless(url);
    }
    dataSource.setUrl(jdbc);
    long millis = Math.max(1, options.timeout().toMillis());
    // The server gives up first, so that a slow statement is certainly undone, not unknown.
    int seconds = (int) Math.min(MOST_SECONDS, millis / 1000 + 1);
    if (given.getProperty("connectTimeout") == null) {
      dataSource.setConnectTimeout(Math.min(seconds, CONNECT_SECONDS));
    }
    boolean bounded = given.getProperty("socketTimeout") != null;
    if (!bounded) {
      dataSource.setSocketTimeout(Math.min(seconds, CONNECT_SECONDS));
    }
    if (given.getProperty("ApplicationName") == null) {
      dataSource.setApplicationName("menagerie");
    }
    dataSource.setTcpKeepAlive(true);
    return new PooledSource(
        name(parts),
        () -> connect(dataSource, millis, bounded ? 0 : seconds * 1000),
        POOL_SIZE,
        PATIENCE);
  }

  /** What answers at all answers to a greeting soon, however slow statements may be. */
  private static Connection connect(DataSource greeting, long statementMillis, int socketMillis)
      throws SQLException {
    Connection connection = greeting.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = " + statementMillis);
      if (socketMillis > 0) {
        connection.setNetworkTimeout(Runnable::run, socketMillis);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static String toJdbc(Matcher libpq, StoreUrl url) {
    var jdbc = new StringBuilder("jdbc:postgresql://");
    String hosts = libpq.group("hosts");
    if (hosts.startsWith("%2F") || hosts.startsWith("%2f")) {
      throw new IllegalArgumentException(
          "A PostgreSQL store is reached by host and port, not by a Unix socket: " + url);
    }
    jdbc.append(hosts.isEmpty() ? "localhost" : hosts).append('/');
    String database = libpq.group("database");
    String user = libpq.group("user");
    jdbc.append(database == null || database.isEmpty() ? (user == null ? "" : user) : database);
    if (libpq.group("parameters") != null) {
      char separator = '?';
      for (String parameter : libpq.group("parameters").split("&", -1)) {
        int equals = parameter.indexOf('=');
        if (equals < 1) {
          throw senseless(url);
        }
        String key = parameter.substring(0, equals);
        String value = parameter.substring(equals + 1);
        jdbc.append(separator).append(RENAMED.getOrDefault(key, key)).append('=');
        jdbc.append(key.equals("target_session_attrs") ? serverType(value) : value);
        separator = '&';
      }
    }
    return jdbc.toString();
  }

  private static String serverType(String sessionAttributes) {
    return switch (sessionAttributes) {
      case "read-write" -> "primary";
      case "read-only", "standby" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default -> sessionAttributes;
    };
  }

  private static String name(Matcher jdbc) {
    String hosts = jdbc.group("hosts");
    return "PostgreSQL at "
        + (hosts == null || hosts.isEmpty() ? "localhost" : hosts)
        + (jdbc.group("database").isEmpty() ? "" : "/" + jdbc.group("database"));
  }

  private static String decoded(String part) {
    return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }

  private static IllegalArgumentException senseless(StoreUrl url) {
    return new IllegalArgumentException(
        "A PostgreSQL URL is postgresql://user:password@host:port/database?parameters"
            + " or jdbc:postgresql://host:port/database?parameters; this one is neither: '"
            + url
            + "'");
  }
}
