package dev.menagerie.standalone.commands.surveys;

import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.assembly.ServiceStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.SettingsCommand;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.BadQuestionsException;
import dev.menagerie.web.surveys.Questionnaire;
import dev.menagerie.web.surveys.SurveyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code survey check}: reads a question file, and tells what serving it would do to its table.
 * Nothing is changed.
 */
final class CheckCommand extends SettingsCommand {
  private static final int WRONG = 1;

  CheckCommand(Console console) {
    super(
        console,
        "check",
        List.of(
            Settings.STORE,
            Settings.SURVEY_STORE,
            Settings.STORE_TIMEOUT,
            Settings.DATA,
            Settings.DEBUG),
        "Read a question file, and tell what serving it would do to its table. Status 0: it can be"
            + " served; 1: the file is wrong, or data would be lost.");
    takes("FILE", "The question file.");
  }

  @Override
  public Integer call() {
    Path file = Path.of(arguments().get(0));
    Questionnaire survey;
    try {
      survey = SurveyFiles.read(file);
    } catch (BadQuestionsException e) {
      e.problems().forEach(p -> console().err().println(file + ":" + p.line() + ": " + p.reason()));
      return WRONG;
    } catch (IOException e) {
      throw new FailedException(SurveyFiles.reason(e, file), e);
    }
    console()
        .out()
        .println(
            file + ": survey " + survey.id() + ", questions: " + survey.items().size() + ", fine.");
    compare(survey);
    return 0;
  }

  private void compare(Questionnaire survey) {
    if (!ServiceStore.isBegun(configuration(), Service.SURVEY)) {
      console().out().println("There is no database yet; serving it would begin one.");
      return;
    }
    try (Stores stores = ServiceStore.open(configuration(), Service.SURVEY, false)) {
      List<String> changes = stores.get(SurveyStore.class).changes(survey.survey());
      if (changes.isEmpty()) {
        console().out().println(stores.name() + " has room for it; nothing is to be done.");
      } else {
        console().out().println("In " + stores.name() + ", serving it would");
        changes.forEach(change -> console().out().println("  " + change));
      }
    }
  }
}
