package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.store.Stores;

/** {@code procedures createdb}: makes the tables, if they are not there. */
final class CreateDbCommand extends StoreCommand {
  CreateDbCommand(Console console) {
    super(
        console,
        Service.PROCEDURES,
        "createdb",
        "Make the tables that are missing. A server does so by itself; psql does not.");
  }

  @Override
  protected boolean mayBegin() {
    return true;
  }

  @Override
  protected int run(Stores stores) {
    long codes = stores.get(ProcedureCatalog.class).page(0, 1).total();
    console().err().println("The tables are there, with " + codes + " codes");
    return 0;
  }
}
