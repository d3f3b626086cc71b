package dev.menagerie.procedures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What did a code stand for back then? Every change is kept, with the moment from which on it
 * holds. An extension of {@link ProcedureCatalog} that a store may lack; what the catalogue itself
 * shows is always what holds now.
 */
public interface CatalogHistory {
  /**
   * Applies edits that hold from a moment on; else like {@link ProcedureCatalog#editAll}. One that
   * a change with a later moment has overtaken is kept in the history, and leaves the catalogue as
   * it is; its outcome tells the row as it stands.
   *
   * @param effective the moment, not in the future
   * @throws IllegalArgumentException if it is in the future
   */
  List<Edited> editAll(List<Edit> edits, Instant effective);

  /**
   * The changes of a code, the latest first.
   *
   * @param limit the most to return, 1 to {@link ProcedureCatalog#MAX_LIMIT}
   */
  List<Change> changes(String code, int limit);

  /** Finds what held at a moment; empty if there was no such code. */
  Optional<Entry> find(String code, Instant moment);

  /** A page of the catalogue as it was at a moment; see {@link ProcedureCatalog#page}. */
  CatalogPage page(Instant moment, long offset, int limit);

  /**
   * A change.
   *
   * @param title what the code stood for from then on; empty if it was removed
   * @param version the version of the row after it
   * @param effective the moment from which on it holds
   * @param recorded when it was made
   */
  record Change(Optional<String> title, long version, Instant effective, Instant recorded) {}
}
