package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.standalone.console.Console;
import java.io.IOException;

/** {@code procedures adduser}: adds a user, whose password is typed. */
final class AddUserCommand extends UserCommand {
  AddUserCommand(Console console) {
    super(
        console,
        "adduser",
        "Add a user. The password is asked for twice; without a terminal it is read from two lines"
            + " of standard input.");
    takes("NAME", "The name of the user.");
  }

  @Override
  String password() throws IOException {
    return TypedPassword.read(console());
  }
}
