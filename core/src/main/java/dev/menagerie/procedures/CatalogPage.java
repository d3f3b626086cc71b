package dev.menagerie.procedures;

import java.util.List;

/**
 * Some rows of the catalogue in the order of their codes.
 *
 * @param entries the rows
 * @param total how many rows the catalogue holds
 */
public record CatalogPage(List<Entry> entries, long total) {
  /** Copies the rows. */
  public CatalogPage {
    entries = List.copyOf(entries);
  }
}
