package dev.menagerie.procedures;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * What does this code stand for? Rows carry versions, so that of two people editing one code
 * neither overwrites the other unseen.
 *
 * <p>Codes are ordered by their ASCII characters on every store. Thread-safe, and safe beside other
 * instances on the same store. Every method throws {@link StoreUnavailableException} if the store
 * cannot be reached.
 */
public interface ProcedureCatalog {
  /** The most rows that one call returns. */
  int MAX_LIMIT = 1000;

  /**
   * Applies edits, in the order given. Each is done wholly or not at all; together they are no
   * transaction, and one that does not apply leaves its neighbours alone. When the method returns,
   * every change is durable. Of several callers racing to replace a row at one version, exactly one
   * gets {@link Edited.Written}.
   *
   * @return one outcome per edit, in the same order
   * @throws StoreUnavailableException if certainly nothing was changed
   * @throws OutcomeUnknownException if something may have been changed; a {@code Create} or a
   *     versioned edit sent again answers {@link Edited.Conflict} or {@link Edited.Missing} if it
   *     had been done
   */
  List<Edited> editAll(List<Edit> edits);

  /** Applies one edit; see {@link #editAll}. */
  default Edited edit(Edit edit) {
    return editAll(List.of(edit)).get(0);
  }

  /** Finds a row; empty if there is none. */
  Optional<Entry> find(String code);

  /**
   * A page of the catalogue.
   *
   * @param offset how many rows to pass over, at least 0; past the end the page is empty
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   */
  CatalogPage page(long offset, int limit);

  /** Lists rows in the order of their codes, beginning after one, or at the first if empty. */
  List<Entry> list(Optional<String> after, int limit);

  /**
   * Finds rows whose code begins with the query or whose title contains a word beginning with each
   * of the query's words, ignoring case, in the order of their codes; {@link CatalogQuery} is exact
   * about it.
   *
   * @param query 1 to 100 characters
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   */
  List<Entry> search(String query, int limit);

  /**
   * The version of the whole catalogue: larger after every change to it, equal while nothing
   * changes.
   */
  long version();
}
