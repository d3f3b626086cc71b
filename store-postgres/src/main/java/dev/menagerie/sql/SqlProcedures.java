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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  static final String ROWS = "select pxcode, procedure, version from starter_pxcodes";

  private static final List<String> ONE = List.of(ROWS + " where pxcode = ?");
  private static final List<String> NEXT =
      List.of(ROWS + " where pxcode > ? order by pxcode limit ?");

  /** How many of the next titles a search looks through to see how common its words are. */
  private static final int SAMPLE = 2_000;

  /** The most titles that it looks through one by one, rather than asking the index of words. */
  private static final int FARTHEST = 50_000;

  private static final int FEWEST_CANDIDATES = 100;

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
      return database.call(trip.inTransaction(), session -> edit(session, edits, effective));
    } finally {
      watch.changed(Topic.PROCEDURES);
    }
  }

  private static List<Edited> edit(Session session, List<Edit> edits, Optional<Instant> effective) {
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
    session.dialect().effectiveFrom(session.handle(), effective);
    Set<String> overtaken = effective.map(from -> overtaken(session, codes, from)).orElse(Set.of());
    if (overtaken.isEmpty()) {
      write(session, draft);
    } else {
      if (!overtaken.containsAll(List.of(codes))) {
        throw new IllegalArgumentException(
            "changes of the past and of the present cannot be made together");
      }
      session.changes("catalogue-changed", sql -> {});
    }
    if (!overtaken.isEmpty() || !session.dialect().notesChanges()) {
      note(session, draft, effective.orElseGet(Instant::now));
    }
    return edited;
  }

  /** Which codes have a later change than this moment, so that it is about the past alone. */
  private static Set<String> overtaken(Session session, String[] codes, Instant effective) {
    return Set.copyOf(
        session.rows(
            "history-overtaken",
            sql -> sql.bind("codes", codes).bind("effective", SqlHistory.utc(effective)),
            (row, context) -> row.getString(1)));
  }

  /** Writes down in the history what became of a draft. */
  private static void note(Session session, CatalogDraft draft, Instant effective) {
    var rows = new ArrayList<Entry>(draft.added());
    rows.addAll(draft.changed());
    if (!rows.isEmpty()) {
      session.changes(
          "history-insert",
          sql ->
              sql.bind("codes", Columns.texts(rows, row -> row.procedure().code()))
                  .bind("titles", Columns.texts(rows, row -> row.procedure().title()))
                  .bind("versions", Columns.numbers(rows, Entry::version))
                  .bind("effective", SqlHistory.utc(effective)));
    }
    if (!draft.removed().isEmpty()) {
      List<String> removed = draft.removed();
      List<Long> versions =
          session.rows(
              "next-versions",
              sql -> sql.bind("count", removed.size()),
              (row, context) -> row.getLong(1));
      session.changes(
          "history-insert",
          sql ->
              sql.bind("codes", Columns.texts(removed, code -> code))
                  .bind("titles", new String[removed.size()])
                  .bind("versions", versions.toArray(Long[]::new))
                  .bind("effective", SqlHistory.utc(effective)));
    }
  }

  private static void write(Session session, CatalogDraft draft) {
    change(session, "insert-procedures", draft.added());
    change(session, "update-procedures", draft.changed());
    List<String> removed = draft.removed();
    if (!removed.isEmpty()) {
      int deleted =
          session.changes(
              "delete-procedures", sql -> sql.bind("codes", Columns.texts(removed, code -> code)));
      requireAll(deleted, removed.size());
    }
  }

  private static void change(Session session, String file, List<Entry> rows) {
    if (!rows.isEmpty()) {
      int changed =
          session.changes(
              file,
              sql ->
                  sql.bind("codes", Columns.texts(rows, row -> row.procedure().code()))
                      .bind("titles", Columns.texts(rows, row -> row.procedure().title()))
                      .bind("versions", Columns.numbers(rows, Entry::version)));
      requireAll(changed, rows.size());
    }
  }

  private static void requireAll(int changed, int wanted) {
    if (changed < wanted) {
      throw Session.collided("Somebody else added or removed one of the codes meanwhile");
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
        Trip.reading("search procedures", ""), session -> search(session, search, limit));
  }

  private static List<Entry> search(Session session, CatalogSearch search, int limit) {
    int most = Math.max(limit, FEWEST_CANDIDATES);
    var found = new ArrayList<Entry>();
    String after = "";
    while (true) {
      List<Entry> candidates = candidates(session, search, after, most);
      candidates.stream().filter(search::matches).forEach(found::add);
      if (found.size() >= limit) {
        return found.subList(0, limit);
      }
      if (candidates.size() < most) {
        return found;
      }
      after = candidates.get(candidates.size() - 1).procedure().code();
    }
  }

  /**
   * Rows among which are the next that match, in their order; as many as there may be at most if
   * there are more. Words of many titles are sought in the titles that come next, as many as it
   * should take by how many there are in the first of these; words of few titles by an index.
   */
  private static List<Entry> candidates(
      Session session, CatalogSearch search, String after, int most) {
    if (!session.dialect().hasTextSearch() || search.asciiParts().isEmpty()) {
      return candidates(session, "search-procedures", search, after, 0, most);
    }
    List<Entry> next = candidates(session, "search-common-words", search, after, SAMPLE, most);
    int enough = SAMPLE * most * 3 / 2 / Math.max(1, next.size());
    if (next.size() < most && enough <= FARTHEST) {
      next = candidates(session, "search-common-words", search, after, enough, most);
    }
    return next.size() == most ? next : candidates(session, "search-words", search, after, 0, most);
  }

  private static List<Entry> candidates(
      Session session, String file, CatalogSearch search, String after, int next, int most) {
    return session.rows(
        file,
        sql ->
            sql.bind("after", after)
                .bind("query", search.query())
                .bind("words", Columns.texts(search.asciiWords(), word -> word))
                .bind("parts", search.asciiParts())
                .bind("next", next)
                .bind("limit", most),
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

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Procedure(row.getString("pxcode"), row.getString("procedure")), row.getLong("version"));
  }
}
