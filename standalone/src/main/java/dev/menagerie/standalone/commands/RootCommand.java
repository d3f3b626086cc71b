package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.Selection;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.SettingsCommand;
import dev.menagerie.standalone.settings.Settings;
import java.util.List;

/** The program without a command: serves everything. */
final class RootCommand extends SettingsCommand {
  RootCommand(Console console) {
    super(
        console,
        "menagerie",
        Settings.all(),
        "Four small data services with pluggable stores. Without a command, all are served.");
  }

  @Override
  public Integer call() {
    return ServeCommand.serve(console(), configuration(), Selection.of(List.of()));
  }
}
