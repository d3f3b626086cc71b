package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.store.ChangeWatch.Topic;
import dev.menagerie.store.StoreCall;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Imports over a connection of their own: rows are copied into a temporary table, which a single
 * transaction then compares with the catalogue and pours into it.
 */
final class SqlImport implements CatalogImport {
  private static final Logger LOG = System.getLogger(SqlImport.class.getName());

  private final Database database;
  private final SqlWatch watch;
  private final Clock clock;

  SqlImport(Database database, SqlWatch watch, Clock clock) {
    this.database = database;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Stage begin(Optional<Instant> effective) {
    effective.ifPresent(moment -> SqlHistory.checkPast(moment, clock));
    var call = new StoreCall(database.name(), "import procedures", "");
    return new SqlStage(database.lasting(call, Session.Lasting.FOR_EVER), call, effective);
  }

  @Override
  public void clear() {
    try {
      database.call(
          Trip.writingAgain("remove all procedures", "").inTransaction(),
          session -> session.changes("clear-procedures", sql -> {}));
    } finally {
      watch.changed(Topic.PROCEDURES);
    }
  }

  private final class SqlStage implements Stage {
    private final Session.Lasting lasting;
    private final Session session;
    private final StoreCall call;
    private final Optional<Instant> effective;
    private final StagedRows rows;

    SqlStage(Session.Lasting lasting, StoreCall call, Optional<Instant> effective) {
      this.lasting = lasting;
      this.session = lasting.session();
      this.call = call;
      this.effective = effective;
      try {
        rows = lasting.in(call, () -> StagedRows.into(session));
      } catch (RuntimeException e) {
        lasting.close();
        throw e;
      }
    }

    @Override
    public void add(long line, Procedure procedure) {
      lasting.in(
          call,
          () -> {
            rows.add(line, procedure);
            return null;
          });
    }

    @Override
    public Comparison compare(int most) {
      return lasting.in(
          call,
          () -> {
            rows.finish();
            return compared(most);
          });
    }

    @Override
    public void apply() {
      try {
        lasting.in(
            call,
            () -> {
              rows.finish();
              pour();
              return null;
            });
        lasting.commit(call);
      } finally {
        watch.changed(Topic.PROCEDURES);
      }
    }

    @Override
    public void close() {
      try (lasting) {
        rows.close();
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "An import could not be given up in good order", e);
      }
    }

    private Comparison compared(int most) {
      List<Repetition> repeated =
          session.rows(
              "import-repeated",
              sql -> sql.bind("limit", most),
              (row, context) ->
                  new Repetition(
                      row.getLong("line"), row.getLong("first"), row.getString("pxcode")));
      List<Difference> differences =
          session.rows(
              "import-differences",
              sql -> sql.bind("limit", most),
              (row, context) ->
                  new Difference(
                      row.getLong("line"),
                      Optional.ofNullable(row.getString("before")),
                      new Procedure(row.getString("pxcode"), row.getString("after"))));
      return session
          .rows(
              repeated.isEmpty() ? "import-compare" : "import-compare-first",
              sql -> {},
              (row, context) ->
                  new Comparison(
                      row.getLong("added"),
                      row.getLong("changed"),
                      row.getLong("same"),
                      row.getLong("repetitions"),
                      differences,
                      repeated))
          .get(0);
    }

    private void pour() {
      if (!session
          .rows("import-repeated", sql -> sql.bind("limit", 1), (row, context) -> 1)
          .isEmpty()) {
        throw new IllegalStateException("A code is there twice");
      }
      session.changes("import-lock", sql -> {});
      effective.ifPresent(
          from -> {
            session.dialect().effectiveFrom(session.handle(), from);
            noteOvertaken(from);
          });
      OffsetDateTime from = SqlHistory.utc(effective.orElseGet(Instant::now));
      session.changes("import-update", sql -> sql.bind("effective", from));
      session.changes("import-insert", sql -> {});
    }

    /** Rows that a later change has overtaken are kept in the history, and come no farther. */
    private void noteOvertaken(Instant from) {
      if (session.changes("import-overtaken", sql -> sql.bind("effective", SqlHistory.utc(from)))
          > 0) {
        session.changes("catalogue-changed", sql -> {});
      }
    }
  }
}
