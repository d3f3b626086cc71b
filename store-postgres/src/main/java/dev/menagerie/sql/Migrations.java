package dev.menagerie.sql;

import dev.menagerie.store.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings a database to the form this program needs: numbered files of SQL, each applied once, in
 * order, while nobody else does. A file that was applied must never change, and a database that a
 * newer program has changed is left alone.
 */
final class Migrations {
  /** In the order of their numbers, which begin at 1. */
  static final List<String> FILES =
      List.of("votes", "messages", "surveys", "procedures", "accounts", "catalogue", "moments");

  private final Dialect dialect;
  private final List<String> files;

  Migrations(Dialect dialect, List<String> files) {
    this.dialect = dialect;
    this.files = files;
  }

  /**
   * Applies what is missing.
   *
   * @throws UnfitException if the database has another history than this program
   */
  void apply(Connection connection) throws SQLException {
    dialect.exclusively(connection, () -> applyMissing(connection));
  }

  private void applyMissing(Connection connection) throws SQLException {
    SortedMap<Integer, String> applied = applied(connection);
    if (!applied.isEmpty() && applied.lastKey() > files.size()) {
      throw new UnfitException(
          "it was brought to version "
              + applied.lastKey()
              + " by a newer Menagerie, and this one knows versions up to "
              + files.size()
              + ". Use the newer program, or another database.");
    }
    for (int version = 1; version <= files.size(); version++) {
      String name = files.get(version - 1);
      String text = Sql.text(dialect, "migrations/" + version + "-" + name + ".sql");
      String checksum = Sha256.hex(text);
      String before = applied.get(version);
      if (before == null) {
        apply(connection, version, name, text, checksum);
      } else if (!before.equals(checksum)) {
        throw new UnfitException(
            "its version "
                + version
                + " ("
                + name
                + ") is not the one this Menagerie knows: that file was changed after it had been"
                + " applied. Use the program that applied it, or another database.");
      }
    }
  }

  private SortedMap<Integer, String> applied(Connection connection) throws SQLException {
    var applied = new TreeMap<Integer, String>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(Sql.statements(Sql.text(dialect, "migrations/table.sql")).get(0));
      try (ResultSet rows =
          statement.executeQuery("select version, checksum from menagerie_migrations")) {
        while (rows.next()) {
          applied.put(rows.getInt(1), rows.getString(2));
        }
      }
    }
    return applied;
  }

  private static void apply(
      Connection connection, int version, String name, String text, String checksum)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : Sql.statements(text)) {
        statement.execute(sql);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into menagerie_migrations (version, name, checksum) values (?, ?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, name);
      insert.setString(3, checksum);
      insert.executeUpdate();
    }
  }
}
