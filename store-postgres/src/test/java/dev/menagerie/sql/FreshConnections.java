package dev.menagerie.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Connections to an H2 of its own, made for whoever borrows them, so that none meets another. */
class FreshConnections implements Source {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public Connection borrow() throws SQLException {
    return connect();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }
}
