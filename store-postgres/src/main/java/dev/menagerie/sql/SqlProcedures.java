package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.CatalogQuery;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch.Topic;
import dev.menagerie.store.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Procedures in {@code starter_pxcodes}: rests on row locks, taken in the order of the codes, see
 * {@link CatalogEdits}.
 *
 * <p>Versions come from a sequence. The version of the catalogue is a row of its own, changed by
 * the transaction that changes the catalogue: on PostgreSQL by triggers, so that what others write
 * counts as well.
 */
final class SqlProcedures implements ProcedureCatalog {
  static final String ROWS = "select pxcode, procedure, version from starter_pxcodes";

  private static final List<String> ONE = List.of(ROWS + " where pxcode = ?");
  private static final List<String> NEXT =
      List.of(ROWS + " where pxcode > ? order by pxcode limit ?");

  private final Database database;
  private final SqlWatch watch;
  private final SqlPages pages;

  SqlProcedures(Database database, SqlWatch watch) {
    this.database = database;
    this.watch = watch;
    this.pages = new SqlPages(database);
  }

  @Override
  public List<Edited> editAll(List<Edit> edits) {
    return editAll(edits, Optional.empty());
  }

  /** Applies edits that hold from a moment on; by default from now on. */
  List<Edited> editAll(List<Edit> edits, Optional<Instant> effective) {
    if (edits.isEmpty()) {
      return List.of();
    }
    boolean one = edits.size() == 1;
    Trip trip =
        Trip.writing(
            one ? "edit procedure" : "edit " + edits.size() + " procedures",
            one ? edits.get(0).code() : "");
    try {
      return database.call(
          trip.inTransaction(), session -> new CatalogEdits(session, effective).apply(edits));
    } finally {
      watch.changed(Topic.PROCEDURES);
    }
  }

  @Override
  public Optional<Entry> find(String code) {
    return database.call(
        Trip.reading("find procedure", code),
        session ->
            session
                .direct(ONE, statement -> statement.setString(1, code), SqlProcedures::entry)
                .stream()
                .findFirst());
  }

  @Override
  public CatalogPage page(long offset, int limit) {
    Check.limit(limit, MAX_LIMIT);
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0, but is " + offset);
    }
    return pages.page(offset, limit);
  }

  @Override
  public List<Entry> list(Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    return database.call(
        Trip.reading("list procedures", ""),
        session ->
            session.direct(
                NEXT,
                statement -> {
                  statement.setString(1, after.orElse(""));
                  statement.setInt(2, limit);
                },
                SqlProcedures::entry));
  }

  @Override
  public List<Entry> search(String query, int limit) {
    var search = new CatalogSearch(new CatalogQuery(query));
    Check.limit(limit, MAX_LIMIT);
    return database.call(
        Trip.reading("search procedures", ""), session -> search.in(session, limit));
  }

  @Override
  public long version() {
    return database.call(
        Trip.reading("read the version of the catalogue", ""),
        session ->
            session
                .handle()
                .createQuery("select version from menagerie_catalog")
                .mapTo(Long.class)
                .one());
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Procedure(row.getString("pxcode"), row.getString("procedure")), row.getLong("version"));
  }
}
