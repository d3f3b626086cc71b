package dev.menagerie.sql;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Pages of the catalogue by their number, early and late ones. */
final class SqlPages {
  private static final Trip PAGE = Trip.reading("read a page of procedures", "");

  /** From here on a page is worth a mark. */
  private static final long FAR = 10L * PageMarks.STEP;

  private final Database database;
  private final PageMarks marks;

  /** Counting through a large catalogue is slow, and must not take all connections. */
  private final Semaphore counting = new Semaphore(2);

  SqlPages(Database database) {
    this.database = database;
    this.marks = new PageMarks(database);
  }

  CatalogPage page(long offset, int limit) {
    return offset < FAR
        ? database.call(PAGE, session -> page(session, offset, limit, false)).orElseThrow()
        : farPage(offset, limit);
  }

  /** A late page: at once where there is a mark, else by counting, of which few do so at a time. */
  private CatalogPage farPage(long offset, int limit) {
    Optional<CatalogPage> marked =
        database.call(PAGE, session -> page(session, offset, limit, true));
    if (marked.isPresent()) {
      return marked.get();
    }
    marks.renew();
    counting.acquireUninterruptibly();
    try {
      // There may be marks by now.
      return database.call(
          PAGE,
          session ->
              page(session, offset, limit, true)
                  .or(() -> page(session, offset, limit, false))
                  .orElseThrow());
    } finally {
      counting.release();
    }
  }

  /** A page; empty if it is to be found from a mark, and there is none. */
  private Optional<CatalogPage> page(Session session, long offset, int limit, boolean fromMark) {
    long total =
        session.rows("count-procedures", sql -> {}, (row, context) -> row.getLong(1)).get(0);
    Optional<List<Entry>> rows =
        offset >= total
            ? Optional.of(List.of())
            : fromMark ? fromMark(session, offset, limit) : rows(session, offset, limit);
    return rows.map(entries -> new CatalogPage(entries, total));
  }

  private static Optional<List<Entry>> rows(Session session, long offset, int limit) {
    return Optional.of(
        session
            .handle()
            .createQuery(SqlProcedures.ROWS + " order by pxcode limit :limit offset :offset")
            .bind("limit", limit)
            .bind("offset", offset)
            .map((row, context) -> SqlProcedures.entry(row))
            .list());
  }

  /** The rows of a late page; empty if there is no mark that is good for the rows as they are. */
  private Optional<List<Entry>> fromMark(Session session, long offset, int limit) {
    PageMarks.Mark mark = marks.before(offset);
    if (mark == null) {
      return Optional.empty();
    }
    List<Optional<Entry>> rows =
        session.rows(
            "page-from-mark",
            sql ->
                sql.bind("code", mark.code())
                    .bind("offset", offset - mark.offset())
                    .bind("limit", limit),
            (row, context) ->
                row.getLong("catalogue") == mark.version() && row.getString("pxcode") != null
                    ? Optional.of(SqlProcedures.entry(row))
                    : Optional.empty());
    return rows.stream().allMatch(Optional::isPresent)
        ? Optional.of(rows.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }
}
