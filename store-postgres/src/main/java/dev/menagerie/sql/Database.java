package dev.menagerie.sql;

import dev.menagerie.store.Availability;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The one seam to the database: every statement of every contract passes {@link #call}, which
 * prepares the database before its first use, and again when tables are missing, and carries the
 * trip there and back. What becomes of failures is decided by {@link Attempts}.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Database.class.getName());
  private static final int VALIDATION_SECONDS = 1;

  private final Source source;
  private final List<String> migrations;
  private final Availability availability;
  private final Session.Scripts scripts = new Session.Scripts();
  private final Refusals refusals = new Refusals();
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile Prepared prepared;
  private volatile boolean away;

  /** Whether the database may be another than the one that was prepared, or an emptied one. */
  private volatile boolean doubted;

  /** Whether it took no writes when that was last asked. */
  private volatile boolean readOnly;

  /** Why its file could not be opened when that was last tried; {@code null} if it could. */
  private volatile SQLException damage;

  /**
   * Touches nothing yet.
   *
   * @param source where connections come from; closed with this
   * @param migrations the names of the {@link Migrations} to apply
   */
  Database(Source source, List<String> migrations) {
    this.source = source;
    this.migrations = migrations;
    this.availability = new Availability(source.name(), this::ask);
  }

  /** What is known of a database that has been reached. */
  private record Prepared(Dialect dialect, Jdbi jdbi, Jdbi lasting) {}

  String name() {
    return source.name();
  }

  Health health() {
    Health health = availability.health();
    SQLException found = damage;
    if (health.up() && found != null) {
      return Health.down(name() + " cannot be used: " + describe(found));
    }
    return health.up() && readOnly
        ? Health.down(name() + " takes no writes: it is read-only")
        : health;
  }

  /**
   * Makes a trip to the database.
   *
   * @throws StoreException or a subclass, as the contracts tell
   */
  <R> R call(Trip trip, Session.Work<R> work) {
    var call = new StoreCall(name(), trip.operation(), trip.key());
    availability.check(call);
    // Whoever interrupts means something else; a driver would take it for a broken connection.
    boolean interrupted = Thread.interrupted();
    try {
      Prepared ready = prepared(call);
      var attempts = new Attempts(call, trip, this::lost);
      while (true) {
        try {
          return once(ready, trip, work);
        } catch (RuntimeException e) {
          attempts.failed(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * A connection for long work, past the pool, on which no statement times out; the caller closes
   * it.
   *
   * @param patience how long to wait for an answer before the database is taken to be gone
   * @throws StoreException if the database cannot be reached
   */
  Session.Lasting lasting(StoreCall call, Duration patience) {
    availability.check(call);
    Prepared ready = prepared(call);
    Session.Lasting lasting;
    try {
      lasting = new Session.Lasting(new Session(ready.lasting.open(), ready.dialect, scripts));
    } catch (ConnectionException e) {
      throw lost(call, e);
    }
    try {
      lasting.begin(patience);
      return lasting;
    } catch (JdbiException | SQLException e) {
      lasting.close();
      throw lost(call, e);
    }
  }

  @Override
  public void close() {
    availability.close();
    source.close();
  }

  private <R> R once(Prepared ready, Trip trip, Session.Work<R> work) {
    Handle handle;
    try {
      handle = ready.jdbi.open();
    } catch (ConnectionException e) {
      throw new Attempts.NoConnection(e);
    }
    boolean broken = false;
    try {
      var session = new Session(handle, ready.dialect, scripts);
      boolean transaction =
          trip.transaction() || (trip.writes() && ready.dialect.writesInTransactions());
      return transaction ? transact(session, work) : work.in(session);
    } catch (RuntimeException e) {
      // Read-only may be what was the writer until another took its place, and its name.
      broken = Trouble.of(e) == Trouble.BROKEN || Trouble.isReadOnly(e);
      if (Trouble.isMissingTable(e)) {
        doubted = true;
      }
      throw e;
    } finally {
      giveBack(handle, broken);
    }
  }

  private static <R> R transact(Session session, Session.Work<R> work) {
    Handle handle = session.handle();
    handle.begin();
    R result;
    try {
      result = work.in(session);
    } catch (RuntimeException e) {
      throw new Attempts.NotCommitted(e);
    }
    try {
      handle.commit();
      session.dialect().afterWrite(handle);
      return result;
    } catch (RuntimeException e) {
      throw new Attempts.CommitFailed(e);
    }
  }

  /**
   * By now the outcome is known, and no trouble with the connection changes it. But given back it
   * must be, however broken it is, or there would be one less from then on; and only once.
   */
  private void giveBack(Handle handle, boolean broken) {
    Connection connection = handle.getConnection();
    if (broken) {
      // Not even to roll back: once H2 could not write to its file, that never returns.
      source.distrust();
    } else {
      leave(handle);
    }
    try {
      source.giveBack(connection);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "Could not give a connection back in good order", e);
    }
  }

  private static void leave(Handle handle) {
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
      handle.close();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Could not leave a connection in good order", e);
    }
  }

  private StoreException lost(StoreCall call, Throwable cause) {
    away = true;
    refusals.note(cause);
    return availability.lost(call, cause);
  }

  private Prepared prepared(StoreCall call) {
    Prepared ready = prepared;
    if (ready != null && !doubted) {
      return ready;
    }
    try {
      return prepare();
    } catch (UnfitException e) {
      throw new StoreException(call, e.getMessage(), e);
    } catch (SQLException e) {
      throw Trouble.isDamage(e) ? new StoreException(call, describe(e), e) : lost(call, e);
    }
  }

  private static String describe(SQLException damage) {
    return "its file is damaged ("
        + damage.getMessage()
        + "). Restore it from a backup, or save what H2's recovery tool can still read.";
  }

  private Prepared prepare() throws SQLException {
    preparing.lock();
    try {
      if (prepared == null || doubted) {
        refusals.check();
        try (Connection connection = source.connect()) {
          Dialect dialect = Dialect.of(connection);
          new Migrations(dialect, migrations).apply(connection);
          if (prepared == null) {
            source.ready();
            prepared =
                new Prepared(dialect, jdbi(dialect, lending()), jdbi(dialect, source::connect));
          }
          doubted = false;
        }
      }
      damage = null;
      return prepared;
    } catch (SQLException e) {
      refusals.note(e);
      remember(Trouble.isDamage(e) ? e : null);
      throw e;
    } finally {
      preparing.unlock();
    }
  }

  private void remember(SQLException found) {
    if (damage == null && found != null) {
      LOG.log(Level.WARNING, "{0} cannot be used: {1}", name(), describe(found));
    }
    damage = found;
  }

  private ConnectionFactory lending() {
    return new ConnectionFactory() {
      @Override
      public Connection openConnection() throws SQLException {
        return source.borrow();
      }

      /** Nothing: a second to give it back would take it from whoever has it by then. */
      @Override
      public void closeConnection(Connection connection) {}
    };
  }

  private static Jdbi jdbi(Dialect dialect, ConnectionFactory connections) {
    Jdbi jdbi = Jdbi.create(connections);
    jdbi.getConfig(SqlStatements.class)
        .setUnusedBindingAllowed(true)
        .setTemplateEngine(TemplateEngine.NOP);
    dialect.teach(jdbi);
    return jdbi;
  }

  /** The probe. */
  private void ask() throws SQLException {
    refusals.check();
    try {
      askNow();
    } catch (SQLException e) {
      refusals.note(e);
      throw e;
    }
    away = false;
  }

  /** While the database is away it goes past the pool, which would only make it wait. */
  private void askNow() throws SQLException {
    if (prepared == null || doubted) {
      prepareUnlessDamaged();
    } else if (away || !answersThroughPool()) {
      try (Connection connection = source.connect()) {
        validate(connection);
      }
    }
  }

  /** What is damaged is not away: no probe will find it back, and each call tells what it is. */
  private void prepareUnlessDamaged() throws SQLException {
    try {
      prepare();
    } catch (SQLException e) {
      if (!Trouble.isDamage(e)) {
        throw e;
      }
    }
  }

  private boolean answersThroughPool() throws SQLException {
    try {
      Connection connection = source.borrow();
      try {
        validate(connection);
      } finally {
        source.giveBack(connection);
      }
      return true;
    } catch (TurnedAwayException e) {
      LOG.log(Level.DEBUG, "Every connection is in use; asking past the pool", e);
      return false;
    }
  }

  private void validate(Connection connection) throws SQLException {
    if (!connection.isValid(VALIDATION_SECONDS)) {
      throw new SQLException("no answer within " + VALIDATION_SECONDS + " s");
    }
    readOnly = prepared.dialect.isReadOnly(connection);
    if (readOnly) {
      source.distrust();
    }
  }
}
