package dev.menagerie.sql;

import java.sql.SQLException;

/** There was no connection to be had in time, although the database may be well. */
final class TurnedAwayException extends SQLException {
  private static final long serialVersionUID = 1L;

  TurnedAwayException(String whatHappened, Throwable cause) {
    super(whatHappened, cause);
  }
}
