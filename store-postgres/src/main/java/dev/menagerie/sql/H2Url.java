package dev.menagerie.sql;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.engine.ConnectionInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.message.DbException;

/**
 * An H2 address with what the promise needs. What the user set in the URL stays as it is.
 *
 * <p>Without it, an interrupt of any thread that reads or writes would close the file under all
 * others (hence the {@code async:} file system); H2 would close the database as soon as the JVM
 * begins to end, while requests are still being finished ({@code DB_CLOSE_ON_EXIT}); and it would
 * keep 45 seconds of old pages, gigabytes of them under load, in case the disk lags behind ({@code
 * RETENTION_TIME}), which here it cannot for long, since every write is forced to it.
 *
 * @param location what stands between {@code jdbc:h2:} and the settings
 * @param settings the settings, by upper-case name
 */
record H2Url(String location, Map<String, String> settings) {
  private static final String SCHEME = "jdbc:h2:";

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  static H2Url parse(StoreUrl url, StoreOptions options) {
    String[] parts = url.value().substring(SCHEME.length()).split(";", -1);
    var settings = new LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        String key = parts[i].substring(0, equals).toUpperCase(Locale.ROOT);
        settings.put(key, parts[i].substring(equals + 1));
      } else if (!parts[i].isEmpty()) {
        throw new IllegalArgumentException(
            "A setting in an H2 URL is ;NAME=value, but one is '" + parts[i] + "' in " + url);
      }
    }
    settings.putIfAbsent("LOCK_TIMEOUT", "" + options.timeout().toMillis());
    H2Url read = new H2Url(parts[0], settings).withDefaults(url);
    read.requireKnownSettings(url);
    return read;
  }

  /** H2 itself would only say so at the first connection. */
  private void requireKnownSettings(StoreUrl url) {
    JdbcDataSource here = at(location);
    try {
      new ConnectionInfo(here.getURL(), null, here.getUser(), here.getPassword());
    } catch (DbException e) {
      throw new IllegalArgumentException(e.getSQLException().getMessage() + " in " + url, e);
    }
  }

  private H2Url withDefaults(StoreUrl url) {
    if (location.isEmpty()) {
      throw new IllegalArgumentException(
          "An H2 URL is jdbc:h2:./file, jdbc:h2:mem:name or jdbc:h2:tcp://host/file;"
              + " this one names no database: "
              + url);
    }
    if (isRemote()) {
      return this;
    }
    settings.putIfAbsent("DATABASE_TO_LOWER", "TRUE");
    if (isMemory()) {
      // Without a name each connection would have a database of its own.
      return location.equals("mem:") ? new H2Url("mem:" + UUID.randomUUID(), settings) : this;
    }
    // Errors come back as exceptions; a file of traces would grow with every visitor at the door.
    settings.putIfAbsent("TRACE_LEVEL_FILE", "0");
    settings.putIfAbsent("CACHE_SIZE", "8192");
    settings.putIfAbsent("RETENTION_TIME", "2000");
    if (!isAutomaticServer()) {
      settings.putIfAbsent("DB_CLOSE_ON_EXIT", "FALSE");
    }
    String path = location.startsWith("file:") ? location.substring("file:".length()) : location;
    return path.matches("[a-z]{2,}[0-9]*:.*") ? this : new H2Url("async:" + path, settings);
  }

  boolean isMemory() {
    return location.startsWith("mem:");
  }

  boolean isRemote() {
    return location.startsWith("tcp:") || location.startsWith("ssl:");
  }

  private boolean isAutomaticServer() {
    return Boolean.parseBoolean(settings.get("AUTO_SERVER"));
  }

  /** Where to leave word for other processes; empty if they cannot or need not come. */
  Optional<Path> door() {
    if (isMemory() || isRemote() || isAutomaticServer() || !location.startsWith("async:")) {
      return Optional.empty();
    }
    String path = location.substring("async:".length());
    if (path.startsWith("~/")) {
      path = System.getProperty("user.home") + path.substring(1);
    }
    return Optional.of(Path.of(path + ".door").toAbsolutePath());
  }

  /** For people: neither settings, which may hold a password, nor file systems. */
  String name() {
    if (isMemory()) {
      return "H2 in memory";
    }
    return (isRemote() ? "H2 at " : "H2 file ") + location.replaceFirst("^async:", "");
  }

  /** Connects to this database, or to the same one at another location. */
  JdbcDataSource at(String elsewhere) {
    var url = new StringBuilder(SCHEME).append(elsewhere);
    var rest = new LinkedHashMap<>(settings);
    var dataSource = new JdbcDataSource();
    // In the URL they would be there twice, which H2 refuses: a data source always says both.
    dataSource.setUser(Optional.ofNullable(rest.remove("USER")).orElse("sa"));
    dataSource.setPassword(Optional.ofNullable(rest.remove("PASSWORD")).orElse(""));
    rest.forEach((key, value) -> url.append(';').append(key).append('=').append(value));
    dataSource.setURL(url.toString());
    return dataSource;
  }
}
