package dev.menagerie.standalone.commands.surveys;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.Export;
import dev.menagerie.web.surveys.Questionnaire;
import java.io.IOException;

/** {@code survey export}: writes all answers to standard output. */
final class ExportCommand extends SurveyCommand {
  private static final String FORMAT = "--format";

  ExportCommand(Console console) {
    super(console, "export", "Write all answers to standard output.");
    takesOption(FORMAT, "csv|ndjson|json", "How to write them.", "Default: csv");
  }

  @Override
  int run(Questionnaire survey, SurveyStore store) throws IOException {
    String format = option(FORMAT).orElse("csv");
    Export.Kind kind =
        Export.Kind.byEnding(format)
            .orElseThrow(
                () ->
                    new BadSettingException(
                        FORMAT + " is '" + format + "', but must be csv, ndjson or json"));
    new Export(survey, store).write(kind, Filter.all(), console().data());
    return 0;
  }
}
