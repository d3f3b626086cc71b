package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.surveys.SurveyFiles;
import dev.menagerie.web.surveys.SurveyOptions;
import java.nio.file.Path;
import java.util.List;

/** The surveys of the survey app, as the settings name their files. */
public final class SurveySettings {
  private SurveySettings() {}

  /**
   * Reads the surveys that are to be served.
   *
   * @throws BadSettingException if a file cannot be read or makes no sense; says which and why
   */
  public static SurveyOptions options(Configuration configuration) {
    List<Path> paths = configuration.find(Settings.SURVEYS).orElse(List.of(SurveyFiles.BUILT_IN));
    try {
      return SurveyOptions.in(paths, configuration.saidBy(Settings.SURVEYS));
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(e.getMessage(), e);
    }
  }
}
