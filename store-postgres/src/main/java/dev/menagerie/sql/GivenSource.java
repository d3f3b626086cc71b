package dev.menagerie.sql;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections from a user's own {@code DataSource}, which is theirs to close. */
final class GivenSource implements Source {
  private final DataSource dataSource;

  GivenSource(DataSource dataSource) {
    this.dataSource = requireNonNull(dataSource, "dataSource");
  }

  @Override
  public String name() {
    return "SQL database of a given " + dataSource.getClass().getSimpleName();
  }

  @Override
  public Connection connect() throws SQLException {
    return borrow();
  }

  @Override
  public Connection borrow() throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  /** With nothing left open: not every pool undoes it, and whoever comes next might commit it. */
  @Override
  public void giveBack(Connection connection) throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
