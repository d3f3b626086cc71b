package dev.menagerie.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections of our own: a small pool that comes to life when the first one is borrowed.
 *
 * <p>The pool keeps no spare connections, so that it tries nothing while the database is away: the
 * one who notices its return is the probe, which connects past the pool.
 */
final class PooledSource implements Source {
  private static final long BORROW_MILLIS = 500;

  private final String name;
  private final DataSource dataSource;
  private final HikariDataSource pool;

  /**
   * Opens nothing yet.
   *
   * @param name what and where the database is
   * @param dataSource makes the connections
   * @param size the most connections at a time
   * @param settings what else the dialect wants of the pool
   */
  PooledSource(String name, DataSource dataSource, int size, PoolSettings settings) {
    this.name = name;
    this.dataSource = dataSource;
    this.pool = new HikariDataSource();
    pool.setDataSource(dataSource);
    pool.setPoolName("menagerie " + name);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(BORROW_MILLIS);
    pool.setValidationTimeout(BORROW_MILLIS);
    pool.setInitializationFailTimeout(-1);
    settings.apply(pool);
  }

  /** Sets what differs between databases. */
  @FunctionalInterface
  interface PoolSettings {
    void apply(HikariConfig config);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public Connection borrow() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new TurnedAwayException("the caller was interrupted while waiting for it", e);
      }
      if (e.getCause() == null && isFull()) {
        throw new TurnedAwayException("all " + pool.getMaximumPoolSize() + " are in use", e);
      }
      throw e.getCause() instanceof SQLException why ? why : e;
    }
  }

  /** Then what was waited for was a neighbour, who may have finished a moment too late. */
  private boolean isFull() {
    HikariPoolMXBean control = pool.getHikariPoolMXBean();
    return control != null && control.getTotalConnections() >= pool.getMaximumPoolSize();
  }

  @Override
  public void distrust() {
    HikariPoolMXBean control = pool.getHikariPoolMXBean();
    if (control != null) {
      control.softEvictConnections();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
