package dev.menagerie.sql;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** A connection for one trip, and the SQL that fits its database. */
final class Session {
  private static final Logger LOG = System.getLogger(Session.class.getName());

  private final Handle handle;
  private final Dialect dialect;
  private final Scripts scripts;

  Session(Handle handle, Dialect dialect, Scripts scripts) {
    this.handle = handle;
    this.dialect = dialect;
    this.scripts = scripts;
  }

  /** What to do with a session. */
  @FunctionalInterface
  interface Work<R> {
    R in(Session session);
  }

  /** The statements of the files that were used so far. */
  static final class Scripts {
    private final Map<String, List<String>> statements = new ConcurrentHashMap<>();

    private List<String> of(Dialect dialect, String file) {
      return statements.computeIfAbsent(
          file, name -> Sql.statements(Sql.text(dialect, name + ".sql")));
    }
  }

  /** Work on a connection that is kept for longer than a trip. */
  @FunctionalInterface
  interface LongWork<R> {
    R run() throws SQLException;
  }

  /** A connection of its own, in a transaction that may take long. */
  static final class Lasting implements AutoCloseable {
    /** However long the database takes to answer. */
    static final Duration FOR_EVER = Duration.ZERO;

    private static final int UNCHANGED = -1;

    private final Session session;
    private int networkTimeout = UNCHANGED;
    private boolean broken;

    Lasting(Session session) {
      this.session = session;
    }

    Session session() {
      return session;
    }

    /**
     * To be called first.
     *
     * @param patience how long to wait for an answer before the database is taken to be gone
     */
    void begin(Duration patience) throws SQLException {
      Connection connection = session.handle.getConnection();
      connection.setAutoCommit(false);
      if (session.dialect == Dialect.POSTGRES) {
        networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        session.handle.execute(Dialect.EACH_STATEMENT_ANEW);
        session.handle.execute("set local statement_timeout = 0");
      }
    }

    /** Does some of the work; nothing of it is stored if it fails. */
    <R> R in(StoreCall call, LongWork<R> work) {
      try {
        return work.run();
      } catch (SQLException | JdbiException e) {
        String why = "nothing was stored: " + e.getMessage();
        Trouble trouble = Trouble.of(e);
        broken |= trouble == Trouble.BROKEN;
        throw trouble == Trouble.WRONG
            ? new StoreException(call, why, e)
            : new StoreUnavailableException(call, why, e);
      }
    }

    /** Makes it durable. */
    void commit(StoreCall call) {
      try {
        session.handle.commit();
        session.dialect.afterWrite(session.handle);
      } catch (RuntimeException e) {
        broken = Trouble.of(e) == Trouble.BROKEN;
        throw new OutcomeUnknownException(
            call, "the connection broke while it was committed; all is stored, or nothing.", e);
      }
    }

    /** Undoes what was not committed; the connection may be somebody else's pool's. */
    @Override
    public void close() {
      try (Connection connection = session.handle.getConnection()) {
        if (broken) {
          return;
        }
        if (networkTimeout != UNCHANGED) {
          connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "A connection could not be closed in good order", e);
      }
    }
  }

  Handle handle() {
    return handle;
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Runs the statements of a file with the same parameters.
   *
   * @param parameters binds them; a statement takes those it names
   * @return the rows of the last statement
   */
  <T> List<T> rows(String file, Consumer<SqlStatement<?>> parameters, RowMapper<T> mapper) {
    return rows(statements(file), parameters, mapper);
  }

  /** Runs statements that were made from a file; see the method of the same name. */
  <T> List<T> rows(
      List<String> statements, Consumer<SqlStatement<?>> parameters, RowMapper<T> mapper) {
    try (var query = handle.createQuery(allButTheLast(statements, parameters))) {
      parameters.accept(query);
      return query.map(mapper).list();
    }
  }

  /**
   * Runs the statements of a file with the same parameters.
   *
   * @return the number of rows that the last one changed
   */
  int changes(String file, Consumer<SqlStatement<?>> parameters) {
    return update(allButTheLast(statements(file), parameters), parameters);
  }

  /** Binds the parameters of a statement by their positions. */
  @FunctionalInterface
  interface Positions {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Reads a row of an answer. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs the statements of a file, of which nothing is to be read; see the other method. */
  void direct(String file, Positions parameters) {
    direct(statements(file), parameters, row -> null);
  }

  /**
   * Runs statements past JDBI, whose bookkeeping is a good part of what a write costs besides the
   * disk.
   *
   * @param parameters binds those of the last statement; the others have none
   * @return the rows of the last statement; none if it has no rows
   */
  <T> List<T> direct(List<String> statements, Positions parameters, Row<T> row) {
    var rows = new ArrayList<T>();
    int last = statements.size() - 1;
    try {
      for (int i = 0; i <= last; i++) {
        try (var statement = handle.getConnection().prepareStatement(statements.get(i))) {
          if (i == last) {
            parameters.bind(statement);
          }
          if (statement.execute() && i == last) {
            read(statement.getResultSet(), row, rows);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static <T> void read(ResultSet found, Row<T> row, List<T> rows) throws SQLException {
    while (found.next()) {
      rows.add(row.read(found));
    }
  }

  /** The statements of a file. */
  List<String> statements(String file) {
    return scripts.of(dialect, file);
  }

  /** What to throw to give way to another transaction and be tried again. */
  static RuntimeException collided(String withWhat) {
    return new IllegalStateException(new SQLTransactionRollbackException(withWhat, "40001"));
  }

  private String allButTheLast(List<String> statements, Consumer<SqlStatement<?>> parameters) {
    int last = statements.size() - 1;
    statements.subList(0, last).forEach(sql -> update(sql, parameters));
    return statements.get(last);
  }

  private int update(String sql, Consumer<SqlStatement<?>> parameters) {
    try (var update = handle.createUpdate(sql)) {
      parameters.accept(update);
      return update.execute();
    }
  }
}
