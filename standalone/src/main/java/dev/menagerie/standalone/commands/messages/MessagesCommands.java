package dev.menagerie.standalone.commands.messages;

import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.CommandGroup;
import dev.menagerie.standalone.console.Console;

/** The commands of {@code menagerie messages}. */
public final class MessagesCommands {
  private MessagesCommands() {}

  /** All of them. */
  public static Command of(Console console) {
    return new CommandGroup(
        console,
        "messages",
        "Work on stored messages, while they are served or not.",
        new ListCommand(console),
        new GetCommand(console),
        new PutCommand(console),
        new DeleteCommand(console),
        new ExportCommand(console),
        new ImportCommand(console),
        new VerifyCommand(console));
  }
}
