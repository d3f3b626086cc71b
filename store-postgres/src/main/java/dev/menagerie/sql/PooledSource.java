package dev.menagerie.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Connections of our own: a few, kept for whoever comes next.
 *
 * <p>Who finds none makes one on the own thread. So whoever asks a database that is away hears so
 * as soon as it refuses, and if it does not even do that, when the driver gives up connecting;
 * nothing is tried behind anybody's back, and the one who notices its return is the probe.
 */
final class PooledSource implements Source {
  private static final Logger LOG = System.getLogger(PooledSource.class.getName());

  /** For so long after its last use a connection is believed to be well without being asked. */
  private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Then a connection gives way to a new one, since what lies behind a name may have moved. */
  private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(30);

  private static final int VALIDATION_SECONDS = 1;

  private final String name;
  private final Connector connector;
  private final int size;
  private final Duration patience;
  private final Semaphore turns;
  private final Map<Connection, Held> lent = new ConcurrentHashMap<>();

  /** The last one used is lent first; guards what follows, too. */
  private final ArrayDeque<Held> idle = new ArrayDeque<>();

  private int generation;
  private boolean closed;

  /**
   * Opens nothing yet.
   *
   * @param name what and where the database is
   * @param connector makes the connections
   * @param size the most that are lent at a time
   * @param patience how long to wait for a neighbour's while all are lent
   */
  PooledSource(String name, Connector connector, int size, Duration patience) {
    this.name = name;
    this.connector = connector;
    this.size = size;
    this.patience = patience;
    this.turns = new Semaphore(size, true);
  }

  /** Makes a connection. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  /** A connection, when it was made and last used, and how often all were distrusted before. */
  private record Held(Connection connection, long made, long used, int generation) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public Connection connect() throws SQLException {
    return connector.connect();
  }

  @Override
  public Connection borrow() throws SQLException {
    takeTurn();
    boolean done = false;
    try {
      Held held = idleOne();
      if (held == null) {
        held = freshOne();
      }
      lent.put(held.connection, held);
      done = true;
      return held.connection;
    } finally {
      if (!done) {
        turns.release();
      }
    }
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    Held held = lent.remove(connection);
    if (held == null) {
      throw new IllegalStateException("a connection was given back that is not lent");
    }
    boolean kept = false;
    try {
      kept = !connection.isClosed() && keep(held);
    } finally {
      if (!kept) {
        discard(held);
      }
      turns.release();
    }
  }

  /** Closes those that are idle at once, and those that are lent when they come back. */
  @Override
  public void distrust() {
    List<Held> distrusted;
    synchronized (idle) {
      generation++;
      distrusted = new ArrayList<>(idle);
      idle.clear();
    }
    distrusted.forEach(PooledSource::discard);
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    distrust();
  }

  private void takeTurn() throws SQLException {
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TurnedAwayException("all " + size + " are in use", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TurnedAwayException("the caller was interrupted while waiting for it", e);
    }
  }

  /** One that is well, or {@code null}. The others have rested for even longer than the first. */
  private Held idleOne() throws SQLException {
    Held last;
    synchronized (idle) {
      if (closed) {
        throw new SQLException(name + " is closed");
      }
      last = idle.pollLast();
    }
    boolean well =
        last == null
            || System.nanoTime() - last.used < TRUSTED_NANOS
            || last.connection.isValid(VALIDATION_SECONDS);
    if (well) {
      return last;
    }
    discard(last);
    distrust();
    return null;
  }

  private Held freshOne() throws SQLException {
    int now;
    synchronized (idle) {
      now = generation;
    }
    return new Held(connector.connect(), System.nanoTime(), 0, now);
  }

  /** Keeps a connection for the next one, as if it were new; false if it is to be closed. */
  private boolean keep(Held held) throws SQLException {
    if (isOutdated(held)) {
      return false;
    }
    Connection connection = held.connection;
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    long now = System.nanoTime();
    synchronized (idle) {
      if (closed || held.generation != generation || now - held.made > LIFE_NANOS) {
        return false;
      }
      idle.addLast(new Held(connection, held.made, now, generation));
      return true;
    }
  }

  /** Whether it was distrusted since it was lent: nothing more is asked of it then. */
  private boolean isOutdated(Held held) {
    synchronized (idle) {
      return held.generation != generation;
    }
  }

  private static void discard(Held held) {
    try {
      held.connection.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A connection could not be closed in good order", e);
    }
  }
}
