package dev.menagerie.sql;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Edits of the catalogue in the transaction under way: reads the rows as they are under lock,
 * decides in memory, and writes what came of it.
 */
final class CatalogEdits {
  private final Session session;
  private final Optional<Instant> effective;

  /**
   * Does nothing yet.
   *
   * @param effective from when on the edits hold; by default from now on
   */
  CatalogEdits(Session session, Optional<Instant> effective) {
    this.session = session;
    this.effective = effective;
  }

  List<Edited> apply(List<Edit> edits) {
    String[] codes = edits.stream().map(Edit::code).distinct().toArray(String[]::new);
    List<Entry> there =
        session.rows(
            "lock-procedures",
            sql -> sql.bind("codes", codes),
            (row, context) -> SqlProcedures.entry(row));
    var draft = new CatalogDraft(there, versions(edits.size()));
    List<Edited> edited = edits.stream().map(draft::apply).toList();
    if (isAboutThePast(codes)) {
      applyToThePast(draft);
    } else {
      applyToThePresent(draft);
    }
    return edited;
  }

  private List<Long> versions(int count) {
    return session.rows(
        "next-versions", sql -> sql.bind("count", count), (row, context) -> row.getLong(1));
  }

  private boolean isAboutThePast(String[] codes) {
    Set<String> overtaken = effective.map(from -> overtaken(codes, from)).orElse(Set.of());
    if (!overtaken.isEmpty() && !overtaken.containsAll(List.of(codes))) {
      throw new IllegalArgumentException(
          "changes of the past and of the present cannot be made together");
    }
    return !overtaken.isEmpty();
  }

  /** Which codes have a later change than this moment, so that it is about the past alone. */
  private Set<String> overtaken(String[] codes, Instant from) {
    return Set.copyOf(
        session.rows(
            "history-overtaken",
            sql -> sql.bind("codes", codes).bind("effective", SqlHistory.utc(from)),
            (row, context) -> row.getString(1)));
  }

  /** Later changes have overtaken these: they are kept in the history, and come no farther. */
  private void applyToThePast(CatalogDraft draft) {
    session.changes("catalogue-changed", sql -> {});
    note("history-insert", draft, effective.orElseThrow());
  }

  private void applyToThePresent(CatalogDraft draft) {
    effective.ifPresent(from -> session.dialect().effectiveFrom(session.handle(), from));
    write(draft);
    if (!session.dialect().notesChanges()) {
      note("history-note", draft, effective.orElseGet(Instant::now));
    }
  }

  /** Writes down in the history what became of a draft. */
  private void note(String file, CatalogDraft draft, Instant from) {
    var rows = new ArrayList<Entry>(draft.added());
    rows.addAll(draft.changed());
    if (!rows.isEmpty()) {
      String[] codes = Columns.texts(rows, row -> row.procedure().code());
      String[] titles = Columns.texts(rows, row -> row.procedure().title());
      note(file, codes, titles, Columns.numbers(rows, Entry::version), from);
    }
    List<String> removed = draft.removed();
    if (!removed.isEmpty()) {
      int count = removed.size();
      String[] codes = removed.toArray(String[]::new);
      note(file, codes, new String[count], versions(count).toArray(Long[]::new), from);
    }
  }

  private void note(String file, String[] codes, String[] titles, Long[] versions, Instant from) {
    session.changes(
        file,
        sql ->
            sql.bind("codes", codes)
                .bind("titles", titles)
                .bind("versions", versions)
                .bind("effective", SqlHistory.utc(from)));
  }

  private void write(CatalogDraft draft) {
    change("insert-procedures", draft.added());
    change("update-procedures", draft.changed());
    List<String> removed = draft.removed();
    if (!removed.isEmpty()) {
      String[] codes = removed.toArray(String[]::new);
      requireAll(
          session.changes("delete-procedures", sql -> sql.bind("codes", codes)), removed.size());
    }
  }

  private void change(String file, List<Entry> rows) {
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
}
