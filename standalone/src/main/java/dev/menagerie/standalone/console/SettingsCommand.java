package dev.menagerie.standalone.console;

import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Setting;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** A command that takes settings as options. */
public abstract class SettingsCommand extends Command {
  /** A command with the settings that mean something to it. */
  protected SettingsCommand(
      Console console, String name, List<Setting<?>> settings, String... description) {
    super(console, name, description);
    spec().usageMessage().footer(Help.FOOTER);
    settings.forEach(this::addOption);
  }

  /** The settings in force; flags may stand before or after the command's name. */
  protected final Configuration configuration() {
    return console().configuration(flags());
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
    spec().addOption(option.build());
    if (setting.kind().mayComeFromFile()) {
      spec()
          .addOption(
              OptionSpec.builder(setting.flag() + "-file").type(String.class).hidden(true).build());
    }
  }
}
