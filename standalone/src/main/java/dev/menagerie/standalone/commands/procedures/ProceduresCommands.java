package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.CommandGroup;
import dev.menagerie.standalone.console.Console;

/** The commands of {@code menagerie procedures}. */
public final class ProceduresCommands {
  private ProceduresCommands() {}

  /** All of them. */
  public static Command of(Console console) {
    return new CommandGroup(
        console,
        "procedures",
        "Work on the catalogue of codes and its users, while it is served or not.",
        new CreateDbCommand(console),
        new ResetDbCommand(console),
        new AddUserCommand(console),
        new AddUserPassCommand(console),
        new PasswdCommand(console),
        new RemoveUserCommand(console),
        new ImportCommand(console),
        new ExportCommand(console));
  }
}
