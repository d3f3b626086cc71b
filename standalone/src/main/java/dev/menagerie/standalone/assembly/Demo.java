package dev.menagerie.standalone.assembly;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Health;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.web.procedures.files.SampleCodes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The store of procedures before its first guest: an embedded one that nobody has ever used is
 * given some codes and the user admin/admin, so that there is something to try; of any other
 * without users the log says how to add one. Whoever wants something of it meanwhile waits a
 * moment.
 */
final class Demo implements Stores {
  private static final Logger LOG = System.getLogger(Demo.class.getName());
  private static final String ADMIN = "admin";
  private static final int PATIENCE_SECONDS = 10;

  private final Stores stores;
  private final boolean open;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /**
   * Prepares nothing yet.
   *
   * @param open whether nobody but this machine's users can reach it, and it is ours alone
   */
  Demo(Stores stores, boolean open) {
    this.stores = stores;
    this.open = open;
  }

  /** The store itself. */
  Stores behind() {
    return stores;
  }

  /** Looks whether there is something to do, and does it; false if the store did not take part. */
  boolean prepare() {
    try {
      Accounts accounts = stores.get(Accounts.class);
      List<String> names = accounts.names();
      if (open && isUnused() && (names.isEmpty() || isOurs(accounts, names))) {
        fill(accounts);
      } else if (names.isEmpty()) {
        LOG.log(
            Level.WARNING,
            "Procedures: nobody has an account yet; add one with 'menagerie procedures adduser"
                + " NAME'");
      }
      return true;
    } catch (StoreUnavailableException | StoreBusyException | OutcomeUnknownException e) {
      LOG.log(Level.DEBUG, "Could not look yet whether procedures have users", e);
      return false;
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "Could not look whether procedures have users", e);
      return true;
    } finally {
      ready.complete(null);
    }
  }

  /** Whether no code was ever in it, be it put there past us. */
  private boolean isUnused() {
    ProcedureCatalog catalog = stores.get(ProcedureCatalog.class);
    return catalog.version() == 0 && catalog.list(Optional.empty(), 1).isEmpty();
  }

  /** Whether a start before this one was cut short when it had added the user, and no codes yet. */
  private static boolean isOurs(Accounts accounts, List<String> names) {
    return names.equals(List.of(ADMIN)) && accounts.verify(ADMIN, ADMIN).isPresent();
  }

  /**
   * The codes come last, all at once: as long as they are not there, this is done again, be it by
   * the next process; once there are codes, nobody is ever let in who was not before.
   */
  private void fill(Accounts accounts) {
    // Said first: whatever comes in between, nobody is let in without a word.
    LOG.log(
        Level.WARNING,
        "Procedures: this is a fresh store, so there are some codes to try, and the user admin with"
            + " the password admin. Do not let anybody else reach it like this");
    accounts.add(new Account(ADMIN, PasswordHash.of(ADMIN), Scope.ADMIN));
    stores.get(ProcedureCatalog.class).editAll(SampleCodes.creations());
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    if (open) {
      ready.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
    return stores.find(contract);
  }

  @Override
  public String name() {
    return stores.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return stores.contracts();
  }

  @Override
  public Health health() {
    return stores.health();
  }

  @Override
  public void close() {
    stores.close();
  }
}
