package dev.menagerie.sql;

import dev.menagerie.surveys.Question;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The difference between PostgreSQL and H2 in Java; the difference in SQL lies in the resource
 * folder that each names, beside the statements they share.
 */
enum Dialect {
  /** Each script is one statement, which commits by itself in one round trip. */
  POSTGRES("postgres", "text", "bytea", "numeric") {
    @Override
    void exclusively(Connection connection, Work work) throws SQLException {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            EACH_STATEMENT_ANEW + "; select pg_advisory_xact_lock(" + MIGRATIONS_LOCK + ")");
        work.run();
        connection.commit();
      }
    }

    @Override
    String byCharacter(String text) {
      return text + " collate \"C\"";
    }

    @Override
    void effectiveFrom(Handle handle, Instant effective) {
      handle
          .createQuery("select set_config('menagerie.effective', :moment, true)")
          .bind("moment", effective.toString())
          .mapTo(String.class)
          .one();
    }

    @Override
    boolean isReadOnly(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("show transaction_read_only")) {
        return row.next() && row.getString(1).equals("on");
      }
    }

    @Override
    boolean hasTextSearch() {
      return true;
    }

    @Override
    boolean notesChanges() {
      return true;
    }
  },

  /** Scripts are transactions of several statements, the first of which waits for its turn. */
  H2("h2", "varchar", "varbinary", "decfloat") {
    @Override
    boolean writesInTransactions() {
      return true;
    }

    /** Data definition commits by itself in H2, so its migrations bear being done twice. */
    @Override
    void exclusively(Connection connection, Work work) throws SQLException {
      DEFINING.lock();
      try (Statement statement = connection.createStatement()) {
        work.run();
        statement.execute(SYNC);
      } finally {
        DEFINING.unlock();
      }
    }

    @Override
    void define(Runnable work) {
      DEFINING.lock();
      try {
        work.run();
      } finally {
        DEFINING.unlock();
      }
    }

    /**
     * H2 keeps a commit in memory for half a second. It could be told to write each down at once
     * ({@code WRITE_DELAY=0}), but then it never tidies up, so that the file grows to thirty times
     * what is in it, and it still leaves to the system when the file reaches the disk.
     */
    @Override
    void afterWrite(Handle handle) {
      handle.execute(SYNC);
    }

    @Override
    String byCharacter(String text) {
      return text;
    }
  };

  private static final String SYNC = "checkpoint sync";

  /**
   * Where transactions see by default what was there when they began, whoever waits for a lock
   * would not see what was done under it meanwhile.
   */
  static final String EACH_STATEMENT_ANEW = "set transaction isolation level read committed";

  /** Any number that nobody else uses. */
  static final long MIGRATIONS_LOCK = 0x6d656e6167657269L;

  /** H2 lets go of row locks when data definition commits, so those who define share this. */
  private static final ReentrantLock DEFINING = new ReentrantLock();

  /** The folder of its SQL. */
  final String folder;

  private final String textType;
  private final String bytesType;
  private final String numberType;

  Dialect(String folder, String textType, String bytesType, String numberType) {
    this.folder = folder;
    this.textType = textType;
    this.bytesType = bytesType;
    this.numberType = numberType;
  }

  /** What to do while nobody else migrates. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /**
   * Recognises the database.
   *
   * @throws UnfitException if it is neither
   */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> POSTGRES;
      case "h2" -> H2;
      default ->
          throw new UnfitException(
              "Menagerie's tables are for PostgreSQL and H2, but this database is "
                  + product
                  + ".");
    };
  }

  /** Does something while no other process or thread does the same; commits it. */
  abstract void exclusively(Connection connection, Work work) throws SQLException;

  /** Defines a table in the transaction under way; it makes others wait. */
  void define(Runnable work) {
    work.run();
  }

  /** Whether even a script without need for it is made a transaction if it writes. */
  boolean writesInTransactions() {
    return false;
  }

  /** Makes what was committed durable, if committing does not. */
  void afterWrite(Handle handle) {}

  /**
   * Says from when on what the transaction under way changes in the catalogue holds, if not from
   * now on, where the database itself keeps the history.
   */
  void effectiveFrom(Handle handle, Instant effective) {}

  /** Whether nothing can be written through a connection, as on a server that only follows. */
  boolean isReadOnly(Connection connection) throws SQLException {
    return false;
  }

  /** Whether it finds words in titles without looking at every row. */
  boolean hasTextSearch() {
    return false;
  }

  /** Whether the database itself notes what changes, whoever changes it. */
  boolean notesChanges() {
    return false;
  }

  /** An expression that orders texts by their characters, whatever the language. */
  abstract String byCharacter(String text);

  /** The type of a column that holds every answer of a kind as it is. */
  String type(Question.Kind kind) {
    return switch (kind) {
      case TEXT, LIST -> textType;
      case NUMBER -> numberType;
      case DATE -> "date";
    };
  }

  /** An expression that makes an answer of a text. */
  String cast(String text, Question.Kind kind) {
    return "cast(" + text + " as " + type(kind) + ")";
  }

  /** Teaches JDBI what arrays are called. */
  void teach(Jdbi jdbi) {
    jdbi.registerArgument(new ArrayArguments(textType, bytesType));
  }

  /** Makes an array of bytes for a statement of a connection. */
  Array bytes(Connection connection, byte[][] elements) throws SQLException {
    return connection.createArrayOf(bytesType, elements);
  }

  /** Makes an array of texts for a statement of a connection. */
  Array texts(Connection connection, String[] elements) throws SQLException {
    return connection.createArrayOf(textType, elements);
  }
}
