package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogWords;
import java.util.List;

/** The words of titles: on PostgreSQL from a table that triggers fill, on H2 from the titles. */
final class SqlWords implements CatalogWords {
  private final Database database;

  SqlWords(Database database) {
    this.database = database;
  }

  @Override
  public List<String> words(int shortest, int longest, int limit) {
    return database.call(
        Trip.reading("read the words of titles", ""),
        session ->
            session.rows(
                "words",
                sql -> sql.bind("shortest", shortest).bind("longest", longest).bind("limit", limit),
                (row, context) -> row.getString(1)));
  }
}
