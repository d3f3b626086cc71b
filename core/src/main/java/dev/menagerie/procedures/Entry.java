package dev.menagerie.procedures;

import static java.util.Objects.requireNonNull;

/**
 * A procedure as it stands in the catalogue.
 *
 * @param procedure the procedure
 * @param version the version of this row: larger after each change, and never used twice for a
 *     code, not even after it was deleted and created again
 */
public record Entry(Procedure procedure, long version) {
  /** Refuses a missing procedure. */
  public Entry {
    requireNonNull(procedure, "procedure");
  }
}
