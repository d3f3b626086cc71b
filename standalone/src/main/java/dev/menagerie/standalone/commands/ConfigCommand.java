package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.SettingsCommand;
import dev.menagerie.standalone.settings.Configuration.InForce;
import dev.menagerie.standalone.settings.Origin;
import dev.menagerie.standalone.settings.Settings;
import java.util.List;

/** {@code config}: every setting in force, and where it came from; secrets are masked. */
final class ConfigCommand extends SettingsCommand {
  private static final int GAP = 2;

  ConfigCommand(Console console) {
    super(
        console,
        "config",
        Settings.all(),
        "Print every setting in force, its value with secrets masked, and where it came from.");
  }

  @Override
  public Integer call() {
    List<InForce<?>> all = configuration().all();
    int names = widest(all.stream().map(each -> each.setting().name()).toList());
    int values = widest(all.stream().map(InForce::shown).toList());
    for (InForce<?> each : all) {
      console()
          .out()
          .println(
              padded(each.setting().name(), names) + padded(each.shown(), values) + origin(each));
    }
    return 0;
  }

  private static String origin(InForce<?> each) {
    return each.origin() == Origin.DEFAULT
        ? each.origin().toString()
        : each.origin() + " " + each.name();
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0) + GAP;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
