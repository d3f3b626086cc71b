package dev.menagerie.web.procedures.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes the catalogue out, in the order of its codes, without ever holding much of it. */
public final class CodeExport {
  private CodeExport() {}

  /** Writes all codes; what is changed meanwhile is told as it was or as it is. */
  public static void write(ProcedureCatalog catalog, CodeFormat format, OutputStream out)
      throws IOException {
    out.write(format.head().getBytes(UTF_8));
    String before = "";
    List<Entry> some = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
    while (!some.isEmpty()) {
      var text = new StringBuilder();
      for (Entry entry : some) {
        text.append(before).append(format.row(entry.procedure()));
        before = format.between();
      }
      out.write(text.toString().getBytes(UTF_8));
      String last = some.get(some.size() - 1).procedure().code();
      some = catalog.list(Optional.of(last), ProcedureCatalog.MAX_LIMIT);
    }
    out.write(format.foot().getBytes(UTF_8));
  }
}
