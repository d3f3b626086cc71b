package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The history in {@code menagerie_history}: written by the transaction that changes the catalogue,
 * on PostgreSQL by triggers, so that what others change is kept as well.
 */
final class SqlHistory implements CatalogHistory {
  private final Database database;
  private final SqlProcedures procedures;
  private final Clock clock;

  SqlHistory(Database database, SqlProcedures procedures, Clock clock) {
    this.database = database;
    this.procedures = procedures;
    this.clock = clock;
  }

  @Override
  public List<Edited> editAll(List<Edit> edits, Instant effective) {
    checkPast(effective, clock);
    return procedures.editAll(edits, Optional.of(effective));
  }

  static void checkPast(Instant effective, Clock clock) {
    if (effective.isAfter(clock.instant())) {
      throw new IllegalArgumentException(
          "effective must not be in the future, but is " + effective);
    }
  }

  @Override
  public List<Change> changes(String code, int limit) {
    Check.limit(limit, ProcedureCatalog.MAX_LIMIT);
    return database.call(
        Trip.reading("read the history of", code),
        session ->
            session.rows(
                "history",
                sql -> sql.bind("code", code).bind("limit", limit),
                (row, context) -> change(row)));
  }

  @Override
  public Optional<Entry> find(String code, Instant moment) {
    return database.call(
        Trip.reading("find in the history", code),
        session ->
            session
                .rows(
                    "history-find",
                    sql -> sql.bind("code", code).bind("moment", utc(moment)),
                    (row, context) ->
                        Optional.ofNullable(row.getString("procedure")).isPresent()
                            ? Optional.of(SqlProcedures.entry(row))
                            : Optional.<Entry>empty())
                .stream()
                .findFirst()
                .flatMap(entry -> entry));
  }

  @Override
  public CatalogPage page(Instant moment, long offset, int limit) {
    Check.limit(limit, ProcedureCatalog.MAX_LIMIT);
    return database.call(
        Trip.reading("read a page of the history", ""),
        session -> {
          long total =
              session
                  .rows(
                      "history-total",
                      sql -> sql.bind("moment", utc(moment)),
                      (row, context) -> row.getLong(1))
                  .get(0);
          List<Entry> rows =
              session.rows(
                  "history-page",
                  sql ->
                      sql.bind("moment", utc(moment)).bind("offset", offset).bind("limit", limit),
                  (row, context) -> SqlProcedures.entry(row));
          return new CatalogPage(rows, total);
        });
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        Optional.ofNullable(row.getString("procedure")),
        row.getLong("version"),
        row.getObject("effective", OffsetDateTime.class).toInstant(),
        row.getObject("recorded", OffsetDateTime.class).toInstant());
  }
}
