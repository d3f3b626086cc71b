package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.store.Stores;
import java.io.IOException;

/** A command that adds a user. */
abstract class UserCommand extends StoreCommand {
  private static final String SCOPE = "--scope";

  UserCommand(Console console, String name, String description) {
    super(console, Service.PROCEDURES, name, description);
    takesOption(SCOPE, "SCOPE", "What the user may do: read, write or admin.", "Default: write");
  }

  /** The password that the user shall have. */
  abstract String password() throws IOException;

  @Override
  protected final int run(Stores stores) throws IOException {
    String name = arguments().get(0);
    Scope scope = scope();
    PasswordHash password = hash(password());
    Account account;
    try {
      account = new Account(name, password, scope);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(e.getMessage(), e);
    }
    if (!stores.get(Accounts.class).add(account)) {
      throw new FailedException("There is a user " + name + " already; they stay as they are");
    }
    console().err().println("Added the user " + name);
    return 0;
  }

  /** The hash of a password that somebody said, which must be one. */
  static PasswordHash hash(String password) {
    if (password.isEmpty()) {
      throw new BadSettingException("The password must not be empty");
    }
    return PasswordHash.of(password);
  }

  private Scope scope() {
    String asked = option(SCOPE).orElse("write");
    return switch (asked) {
      case "read" -> Scope.READ;
      case "write" -> Scope.WRITE;
      case "admin" -> Scope.ADMIN;
      default ->
          throw new BadSettingException(
              SCOPE + " is '" + asked + "', but must be read, write or admin");
    };
  }
}
