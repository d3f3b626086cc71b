package dev.menagerie.web.procedures.files;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.CatalogImport.Comparison;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Takes in a file: looks at all of it, and puts it in force as a whole or not at all. */
public final class CodeImport {
  /** How many rows of each kind a report tells one by one. */
  public static final int TOLD = 200;

  private CodeImport() {}

  /**
   * What came of an import.
   *
   * @param comparison what would change, or has
   * @param bad the first of the rows that make no sense, repetitions included
   * @param badRows how many there are
   * @param applied whether it is in force
   */
  public record Report(Comparison comparison, List<CodeRow> bad, long badRows, boolean applied) {}

  /**
   * Imports what a reader reads.
   *
   * @param effective see {@link CatalogImport#begin}
   * @param dryRun whether to look only
   * @param progress is told the number of rows read, now and then
   */
  public static Report run(
      CatalogImport catalog,
      CodeReader rows,
      Optional<Instant> effective,
      boolean dryRun,
      LongConsumer progress)
      throws IOException {
    try (CatalogImport.Stage stage = catalog.begin(effective)) {
      var bad = new ArrayList<CodeRow>();
      long badRows = 0;
      long read = 0;
      for (CodeRow row = rows.next(); row != null; row = rows.next()) {
        if (row.procedure().isPresent()) {
          stage.add(row.line(), row.procedure().get());
        } else {
          badRows++;
          if (bad.size() < TOLD) {
            bad.add(row);
          }
        }
        progress.accept(++read);
      }
      Comparison comparison = stage.compare(TOLD);
      badRows += comparison.repetitions();
      comparison.repeated().forEach(each -> bad.add(repeated(each)));
      boolean apply = badRows == 0 && !dryRun;
      if (apply) {
        stage.apply();
      }
      return new Report(comparison, bad, badRows, apply);
    }
  }

  private static CodeRow repeated(CatalogImport.Repetition again) {
    return CodeRow.bad(
        again.line(), "the code " + again.code() + " is in line " + again.first() + " already");
  }
}
