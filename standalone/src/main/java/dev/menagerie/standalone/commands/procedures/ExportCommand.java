package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.store.Stores;
import dev.menagerie.web.procedures.files.CodeExport;
import dev.menagerie.web.procedures.files.CodeFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;

/** {@code procedures export}: writes all codes, in their order. */
final class ExportCommand extends StoreCommand {
  private static final String FORMAT = "--format";

  ExportCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "export",
        "Write all codes to standard output, in a form that 'import' reads.");
    takesOption(FORMAT, "FORMAT", "csv, json, ndjson or sql.", "Default: csv");
  }

  @Override
  protected int run(Stores stores) throws IOException {
    String said = option(FORMAT).orElse("csv");
    CodeFormat format =
        CodeFormat.ofName(said)
            .orElseThrow(
                () ->
                    new BadSettingException(
                        FORMAT + " is '" + said + "', but must be csv, json, ndjson or sql"));
    var out = new BufferedOutputStream(console().data(), 1 << 16);
    CodeExport.write(stores.get(ProcedureCatalog.class), format, out);
    out.flush();
    return 0;
  }
}
