package dev.menagerie.procedures;

import java.util.List;

/**
 * Which words are there in the titles? For who looks for one with a typing error in it. An
 * extension of {@link ProcedureCatalog} that a store may lack.
 */
public interface CatalogWords {
  /**
   * Finds words of about a length, in lower case and ascending order: all those of letters only
   * that have so many characters, and perhaps some that no title has any more.
   *
   * @param shortest 1 or more
   * @param longest at least as much
   * @param limit the most to return
   */
  List<String> words(int shortest, int longest, int limit);
}
