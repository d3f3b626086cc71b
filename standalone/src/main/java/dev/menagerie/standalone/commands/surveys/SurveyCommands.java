package dev.menagerie.standalone.commands.surveys;

import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.CommandGroup;
import dev.menagerie.standalone.console.Console;

/** The commands of {@code menagerie survey}. */
public final class SurveyCommands {
  private SurveyCommands() {}

  /** All of them. */
  public static Command of(Console console) {
    return new CommandGroup(
        console,
        "survey",
        "Work on surveys and their answers, while they are served or not.",
        new CheckCommand(console),
        new ExportCommand(console),
        new FillCommand(console));
  }
}
