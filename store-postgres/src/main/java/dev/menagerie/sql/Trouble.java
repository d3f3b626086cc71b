package dev.menagerie.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What an exception of the driver means for the call that met it. */
enum Trouble {
  /**
   * The connection broke, or the disk under an embedded database: whatever was being committed may
   * or may not be, and nothing more is to be asked of that connection.
   */
  BROKEN,
  /** The database chose this transaction to give way, and rolled it back; it may be tried again. */
  COLLISION,
  /** The database gave up in time and rolled back, or cannot write now; it is there, though. */
  REFUSED_FOR_NOW,
  /** The request or the database is wrong, and trying again will not mend it. */
  WRONG;

  private static final String READ_ONLY = "25006";

  /** Shut down, crashed, starting up, dropped; then H2's broken, closed, closing, disk failing. */
  private static final Set<String> BROKEN_STATES =
      Set.of(
          "57P01", "57P02", "57P03", "57P04", "40003", "90067", "90098", "90121", "90028", "90031");

  /** Serialization failure, deadlock; then H2's concurrent update. */
  private static final Set<String> COLLISION_STATES = Set.of("40001", "40P01", "90131");

  /**
   * Cancelled by a time-out, lock not available, read-only just now, disk failing; then H2's lock
   * time-out.
   */
  private static final Set<String> REFUSED_STATES =
      Set.of("57014", "55P03", READ_ONLY, "58030", "HYT00");

  /** Disk full, out of memory and the like. */
  private static final String RESOURCES_LACK = "53";

  /** After these H2's storage is closed. */
  private static final Set<Integer> FATAL =
      Set.of(
          DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED);

  /** Who we are, no such database, no right to what is there. */
  private static final Set<String> REFUSALS = Set.of("28", "3D", "42501");

  private static final String UNIQUE_VIOLATION = "23505";

  /** What H2 says of a file that it cannot make sense of. */
  private static final String FILE_CORRUPTED = "90030";

  /** What PostgreSQL says of a table that is not there, and H2: at all, in that form, or any. */
  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

  /** Judges an exception by the first cause that came from the driver. */
  static Trouble of(Throwable failure) {
    SQLException sql = driverException(failure);
    if (sql == null) {
      return WRONG;
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (COLLISION_STATES.contains(state)) {
      return COLLISION;
    }
    if (REFUSED_STATES.contains(state) || state.startsWith(RESOURCES_LACK)) {
      return REFUSED_FOR_NOW;
    }
    boolean broken =
        state.startsWith("08")
            || BROKEN_STATES.contains(state)
            || sql instanceof SQLNonTransientConnectionException
            || sql instanceof SQLTransientConnectionException
            || sql instanceof SQLRecoverableException
            || storageGaveUp(failure);
    return broken ? BROKEN : WRONG;
  }

  /** H2 reports under a general error that its file could not be read or written. */
  private static boolean storageGaveUp(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof MVStoreException storage && FATAL.contains(storage.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement failed because what it stores must be there only once, and was. */
  static boolean isRepetition(Throwable failure) {
    SQLException sql = driverException(failure);
    return sql != null && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }

  /** Whether a statement failed because nothing can be written through this connection. */
  static boolean isReadOnly(Throwable failure) {
    SQLException sql = driverException(failure);
    return sql != null && READ_ONLY.equals(sql.getSQLState());
  }

  /** Whether a statement failed because a table is not there. */
  static boolean isMissingTable(Throwable failure) {
    SQLException sql = driverException(failure);
    return sql != null && sql.getSQLState() != null && NO_TABLE.contains(sql.getSQLState());
  }

  /** Whether nothing will do until somebody mends a password, a name or a right. */
  static boolean isRefusal(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return REFUSALS.stream().anyMatch(state::startsWith);
  }

  /** Whether a database cannot be opened because its file is damaged, for good. */
  static boolean isDamage(SQLException failure) {
    return FILE_CORRUPTED.equals(failure.getSQLState());
  }

  /** The driver's own exception within a chain of causes; {@code null} if there is none. */
  static SQLException driverException(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
