package dev.menagerie.sql;

import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where pages of a large catalogue begin: every so many rows, the code that stands there. With them
 * a page in the middle is found as quickly as the first, instead of by counting all rows before it.
 * They are good for one version of the catalogue, and made anew, in the background, when somebody
 * asks for a late page of another.
 */
final class PageMarks {
  /** How many rows lie between two marks. */
  static final int STEP = 100;

  private static final Logger LOG = System.getLogger(PageMarks.class.getName());

  private final Database database;
  private final AtomicBoolean making = new AtomicBoolean();
  private volatile Marks marks = new Marks(-1, List.of());

  private record Marks(long version, List<String> codes) {}

  /**
   * A mark.
   *
   * @param version the version of the catalogue that it is good for
   * @param code the code that stands there
   * @param offset how many rows come before it
   */
  record Mark(long version, String code, long offset) {}

  PageMarks(Database database) {
    this.database = database;
  }

  /** The last mark before a place, or {@code null} if none is known. */
  Mark before(long offset) {
    Marks known = marks;
    int index = (int) Math.min(offset / STEP, Integer.MAX_VALUE);
    if (index == 0 || index >= known.codes.size()) {
      return null;
    }
    return new Mark(known.version, known.codes.get(index), (long) index * STEP);
  }

  /** Makes new marks, unless somebody does already. */
  void renew() {
    if (making.compareAndSet(false, true)) {
      var thread =
          new Thread(
              () -> {
                try {
                  make();
                } catch (StoreException e) {
                  LOG.log(Level.DEBUG, "The pages are marked some other time", e);
                } finally {
                  making.set(false);
                }
              },
              "menagerie-page-marks");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void make() {
    marks =
        database.call(
            Trip.reading("mark the pages of the catalogue", ""),
            session -> {
              var rows =
                  session.rows(
                      "page-marks",
                      sql -> sql.bind("step", STEP),
                      (row, context) -> new Mark(row.getLong(1), row.getString(2), 0));
              long version = rows.isEmpty() ? -1 : rows.get(0).version();
              return new Marks(version, rows.stream().map(Mark::code).toList());
            });
  }
}
