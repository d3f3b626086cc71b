package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code procedures resetdb}: an empty catalogue, and one user. */
final class ResetDbCommand extends StoreCommand {
  private static final String ADMIN = "admin";

  ResetDbCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "resetdb",
        "Remove all codes, their history and all users, and add the user admin with the password"
            + " admin. It asks nothing.");
  }

  @Override
  protected boolean mayBegin() {
    return true;
  }

  @Override
  protected int run(Stores stores) {
    Optional<CatalogImport> bulk = stores.find(CatalogImport.class);
    if (bulk.isPresent()) {
      bulk.get().clear();
    } else {
      empty(stores.get(ProcedureCatalog.class));
    }
    Accounts accounts = stores.get(Accounts.class);
    accounts.names().forEach(accounts::remove);
    accounts.add(new Account(ADMIN, PasswordHash.of(ADMIN), Scope.ADMIN));
    console()
        .err()
        .println(
            "The catalogue is empty, and its only user is admin with the password admin."
                + " Change that before anybody else can reach it.");
    return 0;
  }

  private static void empty(ProcedureCatalog catalog) {
    List<Entry> some = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
    while (!some.isEmpty()) {
      catalog.editAll(
          some.stream()
              .<Edit>map(e -> new Edit.Delete(e.procedure().code(), OptionalLong.empty()))
              .toList());
      some = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
    }
  }
}
