package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.store.Stores;

/** {@code procedures removeuser}: removes a user. */
final class RemoveUserCommand extends StoreCommand {
  RemoveUserCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "removeuser",
        "Remove a user with all their tokens. It asks nothing.");
    takes("NAME", "The name of the user.");
  }

  @Override
  protected int run(Stores stores) {
    String name = arguments().get(0);
    if (!stores.get(Accounts.class).remove(name)) {
      throw PasswdCommand.nobody(name);
    }
    console().err().println("Removed the user " + name);
    return 0;
  }
}
