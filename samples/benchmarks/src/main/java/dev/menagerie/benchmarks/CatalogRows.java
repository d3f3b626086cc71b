package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.procedures.files.CodeFormat;
import dev.menagerie.web.procedures.files.SampleCodes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As many codes as are wanted, with titles made of real ones. */
final class CatalogRows {
  private static final List<Edit> REAL = SampleCodes.creations();

  private CatalogRows() {}

  /** The code in a place, from 0. */
  static String code(int place) {
    return "C%07d".formatted(place);
  }

  private static Procedure procedure(int place) {
    String title = ((Edit.Create) REAL.get(place % REAL.size())).procedure().title();
    return new Procedure(code(place), title + " " + place / REAL.size());
  }

  /** Writes the first so many as CSV. */
  static void write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write(CodeFormat.CSV.head());
      for (int i = 0; i < rows; i++) {
        out.write(CodeFormat.CSV.row(procedure(i)));
      }
    }
  }
}
