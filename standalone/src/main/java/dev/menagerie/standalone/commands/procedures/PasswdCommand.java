package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.store.Stores;
import java.io.IOException;

/** {@code procedures passwd}: gives a user another password. */
final class PasswdCommand extends StoreCommand {
  PasswdCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "passwd",
        "Change a user's password, which is asked for twice; without a terminal it is read from two"
            + " lines of standard input. Their scope stays, and so do their tokens.");
    takes("NAME", "The name of the user.");
  }

  @Override
  protected int run(Stores stores) throws IOException {
    String name = arguments().get(0);
    Accounts accounts = stores.get(Accounts.class);
    if (accounts.find(name).isEmpty()) {
      throw nobody(name);
    }
    PasswordHash hash = UserCommand.hash(TypedPassword.read(console()));
    // Typing takes its time, and meanwhile the scope may have become another.
    Account account = accounts.find(name).orElseThrow(() -> nobody(name));
    if (!accounts.update(new Account(name, hash, account.scope()))) {
      throw nobody(name);
    }
    console().err().println("Changed the password of the user " + name);
    return 0;
  }

  /** There is no such user. */
  static FailedException nobody(String name) {
    return new FailedException("There is no user " + name);
  }
}
