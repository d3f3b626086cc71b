package dev.menagerie.procedures;

import java.util.List;

/**
 * Where does the catalogue divide into stretches of about the same length? For who keeps it in
 * memory, one stretch at a time. An extension of {@link ProcedureCatalog} that a store may lack.
 */
public interface CatalogMarks {
  /**
   * Every so many-th code, in ascending order, the first of all codes included. In a large
   * catalogue that takes a while.
   *
   * @param step how many rows lie between two of them, at least 1
   */
  List<String> marks(int step);
}
