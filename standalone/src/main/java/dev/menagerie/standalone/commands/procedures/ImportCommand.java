package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.Progress;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.store.Stores;
import dev.menagerie.web.procedures.EffectiveDate;
import dev.menagerie.web.procedures.files.CodeFormat;
import dev.menagerie.web.procedures.files.CodeImport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** {@code procedures import}: takes in a file of codes, all of it or nothing. */
final class ImportCommand extends StoreCommand {
  private static final String FORMAT = "--format";
  private static final String EFFECTIVE = "--effective";
  private static final String DRY_RUN = "--dry-run";

  ImportCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "import",
        "Take in a file of codes (.csv, .json, .ndjson, .sql): all of it in one transaction, or,"
            + " if a row is bad, nothing.");
    takes("FILE", "The file.");
    takesOption(FORMAT, "FORMAT", "csv, json, ndjson or sql.", "Default: what the name ends with");
    takesOption(EFFECTIVE, "DATE", "From when on the codes hold, as 2018-10-01.", "Default: now");
    spec()
        .addOption(
            OptionSpec.builder(DRY_RUN)
                .type(boolean.class)
                .arity("0")
                .description("Only tell which rows are new, changed, the same or bad.")
                .build());
  }

  @Override
  protected int run(Stores stores) throws IOException {
    Path file = Path.of(arguments().get(0));
    CodeFormat format = format(file);
    Optional<Instant> effective = effective();
    boolean dryRun = spec().commandLine().getParseResult().hasMatchedOption(DRY_RUN);
    CatalogImport catalog =
        stores
            .find(CatalogImport.class)
            .orElseThrow(
                () ->
                    new FailedException(
                        stores.name() + " takes no imports; an SQL store does, and psql as well"));
    if (!Files.isReadable(file)) {
      throw new FailedException("There is no file " + file + " that can be read");
    }
    CodeImport.Report report;
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        Progress progress = console().progress(dryRun ? "Reading" : "Importing", "rows")) {
      long size = Math.max(1, channel.size());
      report =
          CodeImport.run(
              catalog,
              format.reader(in),
              effective,
              dryRun,
              rows -> {
                if (rows % 1024 == 0) {
                  progress.reached(rows, (double) position(channel) / size);
                }
              });
    } catch (CharacterCodingException e) {
      throw new FailedException(file + " is no UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new FailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new FailedException(file + " cannot be read to its end: " + e.getMessage(), e);
    }
    return tell(report, dryRun);
  }

  private static long position(FileChannel channel) {
    try {
      return channel.position();
    } catch (IOException e) {
      return 0;
    }
  }

  private int tell(CodeImport.Report report, boolean dryRun) {
    PrintStream out = dryRun ? console().out() : console().err();
    if (dryRun || report.badRows() > 0) {
      ImportTable.print(out, report, dryRun);
    }
    var counts = report.comparison();
    out.println(
        counts.added()
            + " new, "
            + counts.changed()
            + " changed, "
            + counts.same()
            + " the same, "
            + report.badRows()
            + " bad");
    if (report.badRows() > 0) {
      console().err().println("Nothing was imported: " + report.badRows() + " bad rows");
      return 1;
    }
    if (dryRun) {
      console().err().println("Nothing was imported, since this was a dry run");
    }
    return 0;
  }

  private CodeFormat format(Path file) {
    Optional<String> said = option(FORMAT);
    return (said.isPresent() ? CodeFormat.ofName(said.get()) : CodeFormat.ofFile("" + file))
        .orElseThrow(
            () ->
                new BadSettingException(
                    (said.isPresent()
                            ? FORMAT + " is '" + said.get() + "'"
                            : "FILE is '" + file + "'")
                        + ", but must be csv, json, ndjson or sql, or end so"));
  }

  private Optional<Instant> effective() {
    try {
      return option(EFFECTIVE).map(text -> EffectiveDate.parse(EFFECTIVE, text, Clock.systemUTC()));
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(e.getMessage(), e);
    }
  }
}
