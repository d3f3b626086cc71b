package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command that takes every setting as an option. */
abstract class SettingsCommand implements Callable<Integer> {
  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  SettingsCommand(Console console, String name, String description) {
    this.console = console;
    spec.name(name);
    spec.usageMessage()
        .description(description)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .longOptionsMaxWidth(28)
        .footer(Help.FOOTER);
    Help.addTo(spec);
    Settings.all().forEach(this::addOption);
  }

  /** What picocli needs to know of this command. */
  final CommandSpec spec() {
    return spec;
  }

  final Console console() {
    return console;
  }

  /** The settings in force; flags may stand before or after the command's name. */
  final Configuration configuration() {
    return Menu.configuration(console, flags(spec.root().commandLine().getParseResult()));
  }

  /** The flags that were given, by their names without dashes. */
  static Map<String, String> flags(ParseResult parsed) {
    var flags = new HashMap<String, String>();
    for (CommandLine line : parsed.asCommandLineList()) {
      for (OptionSpec option : line.getParseResult().matchedOptions()) {
        flags.put(option.longestName().substring("--".length()), option.getValue().toString());
      }
    }
    return flags;
  }

  private void addOption(Setting<?> setting) {
    String placeholder = setting.kind().placeholder();
    OptionSpec.Builder option =
        OptionSpec.builder(setting.flag()).description(Help.describe(setting));
    if (placeholder.isEmpty()) {
      option.type(boolean.class).arity("0");
    } else {
      option.type(String.class).paramLabel(placeholder).arity("1");
    }
    spec.addOption(option.build());
    if (setting.kind().mayComeFromFile()) {
      spec.addOption(
          OptionSpec.builder(setting.flag() + "-file").type(String.class).hidden(true).build());
    }
  }
}
