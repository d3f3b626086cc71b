package dev.menagerie.sql;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Remembers that the database does not let us in, or to its tables, until somebody mends a password
 * or a right. Whoever was refused so does not ask again for a while: some servers lock out who
 * insists.
 */
final class Refusals {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private volatile Refusal last;

  private record Refusal(SQLException why, long at) {}

  /**
   * Is to be called before the database is asked.
   *
   * @throws SQLException what the database said, if it is too soon to ask it again
   */
  void check() throws SQLException {
    Refusal refusal = last;
    if (refusal != null && System.nanoTime() - refusal.at < PAUSE_NANOS) {
      throw refusal.why;
    }
  }

  /** Notes how asking failed. */
  void note(Throwable failure) {
    SQLException why = Trouble.driverException(failure);
    Refusal before = last;
    if (why == null || !Trouble.isRefusal(why)) {
      last = null;
    } else if (before == null || before.why != why) {
      last = new Refusal(why, System.nanoTime());
    }
  }
}
