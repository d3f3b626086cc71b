package dev.menagerie.procedures;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes in many codes at once: all of them, or none. An extension of {@link ProcedureCatalog} that
 * a store may lack.
 */
public interface CatalogImport {
  /**
   * Begins an import. Nobody else sees anything of it before it is applied.
   *
   * @param effective the moment from which on the rows hold, for the history; empty: that of the
   *     import. It must not be in the future, nor be there on a store without a history
   * @return to be closed by the caller, whatever happens
   * @throws StoreUnavailableException if the store cannot be reached
   */
  Stage begin(Optional<Instant> effective);

  /** Removes all codes, with their history. The catalogue's version rises. */
  void clear();

  /** Rows that are there, but not in force yet. For one thread at a time. */
  interface Stage extends AutoCloseable {
    /**
     * Adds a row.
     *
     * @param line where it comes from, for reports
     */
    void add(long line, Procedure procedure);

    /**
     * Compares what was added with what the catalogue holds now.
     *
     * @param most how many differences and repetitions are told one by one
     */
    Comparison compare(int most);

    /**
     * Puts all rows in force, in one transaction: codes that are not in the catalogue are added,
     * those that stand for something else are changed, and all others stay as they are. Codes that
     * a change with a later moment has overtaken are kept in the history and stay as they are.
     * Durable when it returns. To be called once, and nothing after it but {@link #close}.
     *
     * @throws IllegalStateException if a code was added twice; nothing is stored then
     * @throws IllegalArgumentException if it is more than the store takes in at once; nothing is
     *     stored then
     * @throws StoreUnavailableException if certainly nothing was stored
     * @throws OutcomeUnknownException if either all was stored or nothing
     */
    void apply();

    /** Gives up what was not applied. */
    @Override
    void close();
  }

  /**
   * What an import would do.
   *
   * @param added how many codes are new
   * @param changed how many stand for something else now
   * @param same how many are there already as they are
   * @param repetitions how many rows have a code that was added before; they count as nothing else
   * @param differences the first of those added or changed
   * @param repeated the first of the repetitions
   */
  record Comparison(
      long added,
      long changed,
      long same,
      long repetitions,
      List<Difference> differences,
      List<Repetition> repeated) {
    /** Copies the lists. */
    public Comparison {
      differences = List.copyOf(differences);
      repeated = List.copyOf(repeated);
    }
  }

  /**
   * A row that would be added or changed.
   *
   * @param line where it comes from
   * @param before what its code stands for until now; empty if it is new
   * @param after the row
   */
  record Difference(long line, Optional<String> before, Procedure after) {}

  /**
   * A code that is there twice.
   *
   * @param line where it is again
   * @param first where it was first
   * @param code the code
   */
  record Repetition(long line, long first, String code) {}
}
