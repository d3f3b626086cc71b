package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.votes.Choice;
import dev.menagerie.web.votes.PollOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The poll of the pets app, as the settings describe it. */
final class PollSettings {
  private PollSettings() {}

  /**
   * Reads the poll's settings.
   *
   * @throws BadSettingException if they contradict each other
   */
  static PollOptions options(Configuration configuration) {
    var choices =
        List.of(
            new Choice("a", configuration.get(Settings.OPTION_A)),
            new Choice("b", configuration.get(Settings.OPTION_B)),
            new Choice("c", configuration.get(Settings.OPTION_C)));
    var images = configuration.find(Settings.PETS_IMAGES);
    images.ifPresent(folder -> check(folder, configuration.saidBy(Settings.PETS_IMAGES)));
    try {
      return PollOptions.defaults()
          .withChoices(choices)
          .withResults(configuration.get(Settings.RESULTS), configuration.find(Settings.CLOSES))
          .withImages(images);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException("The poll makes no sense: " + e.getMessage(), e);
    }
  }

  private static void check(Path folder, String saidBy) {
    if (!Files.isDirectory(folder)) {
      throw new BadSettingException(saidBy + " is '" + folder + "', but must be a folder");
    }
  }
}
