package dev.menagerie.web.procedures.files;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The codes to try the catalogue with: real ones, of the groups by which US hospitals are paid. */
public final class SampleCodes {
  private static final String FILE = "/dev/menagerie/web/procedures/starter_pxcodes.sql";

  private SampleCodes() {}

  /** Adds them all. */
  public static List<Edit> creations() {
    var edits = new ArrayList<Edit>();
    try (InputStream in = SampleCodes.class.getResourceAsStream(FILE)) {
      CodeReader reader = CodeFormat.SQL.reader(in);
      for (CodeRow row = reader.next(); row != null; row = reader.next()) {
        Procedure procedure = row.procedure().orElseThrow();
        edits.add(new Edit.Create(procedure));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return edits;
  }
}
