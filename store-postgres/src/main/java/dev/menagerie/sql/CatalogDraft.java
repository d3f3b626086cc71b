package dev.menagerie.sql;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;

/** Rows of the catalogue as they are, and as edits leave them: not yet written. */
final class CatalogDraft {
  private final Map<String, Entry> before = new HashMap<>();
  private final Map<String, Entry> after;
  private final Queue<Long> versions;

  /**
   * Begins a draft.
   *
   * @param there the rows that edits may concern, as they are
   * @param versions one unused version for each edit to come
   */
  CatalogDraft(List<Entry> there, List<Long> versions) {
    there.forEach(row -> before.put(row.procedure().code(), row));
    this.after = new HashMap<>(before);
    this.versions = new PriorityQueue<>(versions);
  }

  /** Applies an edit, if it applies. */
  Edited apply(Edit edit) {
    Entry current = after.get(edit.code());
    if (edit instanceof Edit.Create create) {
      return current == null
          ? new Edited.Written(put(create.procedure()), true)
          : new Edited.Conflict(current);
    }
    if (edit instanceof Edit.Replace replace) {
      if (differs(current, replace.expected())) {
        return current == null ? new Edited.Missing() : new Edited.Conflict(current);
      }
      return new Edited.Written(put(replace.procedure()), current == null);
    }
    OptionalLong expected = ((Edit.Delete) edit).expected();
    if (current == null) {
      return new Edited.Missing();
    }
    if (differs(current, expected)) {
      return new Edited.Conflict(current);
    }
    after.remove(edit.code());
    return new Edited.Deleted();
  }

  private static boolean differs(Entry current, OptionalLong expected) {
    return expected.isPresent() && (current == null || current.version() != expected.getAsLong());
  }

  private Entry put(Procedure procedure) {
    var row = new Entry(procedure, versions.remove());
    after.put(procedure.code(), row);
    return row;
  }

  /** The rows that were not there before. */
  List<Entry> added() {
    return after.values().stream()
        .filter(row -> !before.containsKey(row.procedure().code()))
        .toList();
  }

  /** The rows that were there before, but with another version. */
  List<Entry> changed() {
    return after.values().stream()
        .filter(row -> before.containsKey(row.procedure().code()))
        .filter(row -> before.get(row.procedure().code()).version() != row.version())
        .toList();
  }

  /** The codes that are there no more. */
  List<String> removed() {
    return before.keySet().stream().filter(code -> !after.containsKey(code)).toList();
  }
}
