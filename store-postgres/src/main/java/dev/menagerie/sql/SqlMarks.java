package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogMarks;
import java.util.List;

/** Where stretches of the catalogue begin; by going through the index of codes once. */
final class SqlMarks implements CatalogMarks {
  private final Database database;

  SqlMarks(Database database) {
    this.database = database;
  }

  @Override
  public List<String> marks(int step) {
    return database.call(
        Trip.reading("divide the catalogue", ""),
        session ->
            session.rows(
                "page-marks",
                sql -> sql.bind("step", step),
                (row, context) -> row.getString("pxcode")));
  }
}
