package dev.menagerie.standalone.console;

import dev.menagerie.standalone.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the help says of options. */
final class Help {
  static final String[] FOOTER = {
    "",
    "Every setting is a flag, an environment variable, and a system property: --results,",
    "MENAGERIE_RESULTS, -Dmenagerie.results. In a servlet container of your own those that concern",
    "the services are context-params: menagerie.results.",
    "Flags beat variables, variables beat properties; within each the more specific setting wins,",
    "as --votes-store does over --store. A store's URL may hold a password, so it may also come",
    "from a file: --store-file, MENAGERIE_STORE_FILE, DATABASE_URL_FILE, and so on.",
  };

  private Help() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("Print this help.")
            .build());
  }

  /** What a setting is for, how else it can be said, and what happens if it is not. */
  static String[] describe(Setting<?> setting) {
    List<String> variables = setting.variableNames();
    var lines = new ArrayList<String>();
    lines.add(setting.description());
    lines.add("Variable: " + String.join(", ", variables));
    lines.add("Default: " + setting.defaultInWords());
    return lines.toArray(String[]::new);
  }
}
