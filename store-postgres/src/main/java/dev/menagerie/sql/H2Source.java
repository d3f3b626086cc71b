package dev.menagerie.sql;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.h2.api.ErrorCode;

/**
 * Connections to an H2 database. Of a file it becomes the holder, if there is none yet, and then
 * lets other processes in; else it comes in through the holder's {@linkplain H2Door door}, and
 * takes its place when it is gone.
 */
final class H2Source implements Source {
  private static final Logger LOG = System.getLogger(H2Source.class.getName());
  private static final int POOL_SIZE = 8;

  /** It is never away, only slow: on a busy machine, or when the disk is. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  static {
    // What H2 itself serves to other processes is nobody else's business. It reads this once.
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
  }

  private final H2Url url;
  private final PooledSource pool;
  private volatile boolean visiting;
  private H2Door door;

  /** H2 closes a database with its last connection, and one in memory is gone then. */
  private Connection anchor;

  private H2Source(H2Url url) {
    this.url = url;
    this.pool = new PooledSource(url.name(), this::connect, POOL_SIZE, PATIENCE);
  }

  /**
   * Makes a source of the database at a URL.
   *
   * @throws IllegalArgumentException if the URL makes no sense
   */
  static Source open(StoreUrl url, StoreOptions options) {
    return new H2Source(H2Url.parse(url, options));
  }

  @Override
  public String name() {
    return url.name();
  }

  @Override
  public Connection connect() throws SQLException {
    try {
      Connection connection = url.at(url.location()).getConnection();
      if (visiting) {
        takeOver();
      }
      return connection;
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw e;
      }
      Optional<String> elsewhere = url.door().flatMap(H2Door::knock);
      if (elsewhere.isEmpty()) {
        throw e;
      }
      visiting = true;
      return url.at(elsewhere.get()).getConnection();
    }
  }

  @Override
  public Connection borrow() throws SQLException {
    return pool.borrow();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    pool.giveBack(connection);
  }

  @Override
  public void distrust() {
    pool.distrust();
  }

  @Override
  public synchronized void ready() throws SQLException {
    anchor = connect();
    if (!visiting) {
      letOthersIn();
    }
  }

  /** The process that held the file is gone, and now this one holds it. */
  private synchronized void takeOver() throws SQLException {
    if (visiting && anchor != null) {
      Connection own = url.at(url.location()).getConnection();
      letGo();
      anchor = own;
      letOthersIn();
    }
    visiting = false;
  }

  private void letOthersIn() {
    Optional<Path> file = url.door();
    if (file.isPresent() && door == null) {
      try {
        door = H2Door.open(file.get(), url.location());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "No other process will get in to " + name(), e);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (door != null) {
      door.close();
    }
    pool.close();
    if (anchor != null) {
      letGo();
    }
  }

  private void letGo() {
    try {
      anchor.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "Could not close " + name() + " in good order", e);
    }
  }
}
