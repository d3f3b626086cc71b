package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.standalone.console.Console;

/** {@code procedures adduserpass}: adds a user with a password that everybody may see. */
final class AddUserPassCommand extends UserCommand {
  AddUserPassCommand(Console console) {
    super(
        console,
        "adduserpass",
        "Add a user with a password on the command line, where others on this machine can read"
            + " it.");
    takes("NAME", "The name of the user.");
    takes("PASSWORD", "Their password.");
  }

  @Override
  String password() {
    return arguments().get(1);
  }
}
