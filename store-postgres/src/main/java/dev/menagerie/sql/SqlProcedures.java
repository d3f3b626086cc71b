package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Procedures in {@code starter_pxcodes}: rests on row locks, taken in the order of the codes. An
 * edit reads the rows as they are under lock, decides in memory, and writes what came of it, all in
 * one transaction.
 *
 * <p>Versions come from a sequence. The version of the catalogue is a row of its own, changed by
 * the transaction that changes the catalogue: on PostgreSQL by triggers, so that what others write
 * counts as well.
 */
final class SqlProcedures implements ProcedureCatalog {
  private static final String ROWS = "select pxcode, procedure, version from starter_pxcodes";

  private final Database database;

  SqlProcedures(Database database) {
    this.database = database;
  }

  @Override
  public List<Edited> editAll(List<Edit> edits) {
    if (edits.isEmpty()) {
      return List.of();
    }
    boolean one = edits.size() == 1;
    Trip trip =
        Trip.writing(
            one ? "edit procedure" : "edit " + edits.size() + " procedures",
            one ? edits.get(0).code() : "");
    return database.call(trip.inTransaction(), session -> edit(session, edits));
  }

  private static List<Edited> edit(Session session, List<Edit> edits) {
    String[] codes = edits.stream().map(Edit::code).distinct().toArray(String[]::new);
    List<Entry> there =
        session.rows(
            "lock-procedures", sql -> sql.bind("codes", codes), (row, context) -> entry(row));
    List<Long> versions =
        session.rows(
            "next-versions",
            sql -> sql.bind("count", edits.size()),
            (row, context) -> row.getLong(1));
    var draft = new CatalogDraft(there, versions);
    List<Edited> edited = edits.stream().map(draft::apply).toList();
    write(session, draft);
    return edited;
  }

  private static void write(Session session, CatalogDraft draft) {
    if (!draft.added().isEmpty()
        && change(session, "insert-procedures", draft.added()) < draft.added().size()) {
      throw Session.collided("Somebody else added one of the codes meanwhile");
    }
    if (!draft.changed().isEmpty()) {
      change(session, "update-procedures", draft.changed());
    }
    if (!draft.removed().isEmpty()) {
      session.changes(
          "delete-procedures",
          sql -> sql.bind("codes", Columns.texts(draft.removed(), code -> code)));
    }
  }

  private static int change(Session session, String file, List<Entry> rows) {
    return session.changes(
        file,
        sql ->
            sql.bind("codes", Columns.texts(rows, row -> row.procedure().code()))
                .bind("titles", Columns.texts(rows, row -> row.procedure().title()))
                .bind("versions", Columns.numbers(rows, Entry::version)));
  }

  @Override
  public Optional<Entry> find(String code) {
    return database.call(
        Trip.reading("find procedure", code),
        session ->
            session
                .handle()
                .createQuery(ROWS + " where pxcode = :code")
                .bind("code", code)
                .map((row, context) -> entry(row))
                .findOne());
  }

  @Override
  public CatalogPage page(long offset, int limit) {
    Check.limit(limit, MAX_LIMIT);
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0, but is " + offset);
    }
    return database.call(
        Trip.reading("read a page of procedures", ""),
        session -> {
          long total =
              session
                  .handle()
                  .createQuery("select count(*) from starter_pxcodes")
                  .mapTo(Long.class)
                  .one();
          List<Entry> entries =
              session
                  .handle()
                  .createQuery(ROWS + " order by pxcode limit :limit offset :offset")
                  .bind("limit", limit)
                  .bind("offset", offset)
                  .map((row, context) -> entry(row))
                  .list();
          return new CatalogPage(entries, total);
        });
  }

  @Override
  public List<Entry> list(Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    return database.call(
        Trip.reading("list procedures", ""),
        session ->
            session
                .handle()
                .createQuery(ROWS + " where pxcode > :after order by pxcode limit :limit")
                .bind("after", after.orElse(""))
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
  }

  @Override
  public List<Entry> search(String query, int limit) {
    var search = new CatalogSearch(query);
    Check.limit(limit, MAX_LIMIT);
    return database.call(
        Trip.reading("search procedures", ""), session -> search(session, search, limit));
  }

  private static List<Entry> search(Session session, CatalogSearch search, int limit) {
    var found = new ArrayList<Entry>();
    String after = "";
    while (true) {
      List<Entry> candidates = candidates(session, search, after);
      candidates.stream().filter(search::matches).forEach(found::add);
      if (found.size() >= limit) {
        return found.subList(0, limit);
      }
      if (candidates.size() < MAX_LIMIT) {
        return found;
      }
      after = candidates.get(candidates.size() - 1).procedure().code();
    }
  }

  private static List<Entry> candidates(Session session, CatalogSearch search, String after) {
    return session.rows(
        "search-procedures",
        sql ->
            sql.bind("after", after)
                .bind("query", search.query())
                .bind("words", Columns.texts(search.asciiWords(), word -> word))
                .bind("limit", MAX_LIMIT),
        (row, context) -> entry(row));
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

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Procedure(row.getString("pxcode"), row.getString("procedure")), row.getLong("version"));
  }
}
