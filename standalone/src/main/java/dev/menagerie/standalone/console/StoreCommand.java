package dev.menagerie.standalone.console;

import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.assembly.ServiceStore;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import java.io.IOException;
import java.util.List;

/**
 * A command that works on the data of one app, in the store that the settings name: the same as
 * when it is served, and while it is served.
 */
public abstract class StoreCommand extends SettingsCommand {
  private final Service service;

  /** A command with the settings that say where the app's data is. */
  protected StoreCommand(Console console, Service service, String name, String... description) {
    super(
        console,
        name,
        List.of(
            Settings.STORE, service.store(), Settings.STORE_TIMEOUT, Settings.DATA, Settings.DEBUG),
        description);
    this.service = service;
  }

  /**
   * Does the work, and returns the exit status.
   *
   * @throws FailedException if it cannot be done; the message says why
   * @throws StoreException if the store could not do it, which says as much itself
   */
  protected abstract int run(Stores stores) throws IOException;

  /** Whether it may begin an embedded database where there is none; else that is a mistake. */
  protected boolean mayBegin() {
    return false;
  }

  @Override
  public final Integer call() throws IOException {
    try (Stores stores = ServiceStore.open(configuration(), service, mayBegin())) {
      return run(stores);
    }
  }
}
