package dev.menagerie.standalone.commands.surveys;

import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.assembly.SurveySettings;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.Questionnaire;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A command on one of the surveys that the settings name. */
abstract class SurveyCommand extends StoreCommand {
  private static final String SURVEY = "--survey";

  SurveyCommand(Console console, String name, String... description) {
    super(console, Service.SURVEY, List.of(Settings.SURVEYS), name, description);
    takesOption(SURVEY, "ID", "Which of several surveys.");
  }

  abstract int run(Questionnaire survey, SurveyStore store) throws IOException;

  @Override
  protected final int run(Stores stores) throws IOException {
    Questionnaire survey = chosen();
    SurveyStore store = stores.get(SurveyStore.class);
    store.define(survey.survey());
    return run(survey, store);
  }

  private Questionnaire chosen() {
    List<Questionnaire> surveys = SurveySettings.options(configuration()).surveys();
    Optional<String> wanted = option(SURVEY);
    String ids = String.join(", ", surveys.stream().map(Questionnaire::id).toList());
    if (wanted.isEmpty() && surveys.size() > 1) {
      throw new BadSettingException("Say which survey with " + SURVEY + "; there are " + ids);
    }
    return surveys.stream()
        .filter(each -> wanted.isEmpty() || each.id().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSettingException(
                    SURVEY + " is '" + wanted.get() + "', but must be one of " + ids));
  }
}
