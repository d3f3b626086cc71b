package dev.menagerie.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. */
interface Source extends AutoCloseable {
  /** What and where the database is, for people and without secrets. */
  String name();

  /** Makes a fresh connection, past any pool: fails at once if the database refuses. */
  Connection connect() throws SQLException;

  /** Lends a connection, which is to be given back. */
  Connection borrow() throws SQLException;

  /**
   * Takes a connection back, whatever state it is in. To be called once for each that was lent: by
   * a second call it may be somebody else's.
   */
  void giveBack(Connection connection) throws SQLException;

  /**
   * Is told that a borrowed connection broke, so that its neighbours are not trusted, nor itself
   * once it is given back.
   */
  default void distrust() {}

  /** Is told that the database was reached for the first time and is ready. */
  default void ready() throws SQLException {}

  /** Closes what this source opened. */
  @Override
  default void close() {}
}
