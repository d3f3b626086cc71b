package dev.menagerie.standalone.console;

import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.assembly.ServiceStore;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that works on the data of one app, in the store that the settings name: the same as
 * when it is served, and while it is served.
 */
public abstract class StoreCommand extends SettingsCommand {
  private final Service service;

  /** A command with the settings that say where the app's data is. */
  protected StoreCommand(Console console, Service service, String name, String... description) {
    this(console, service, List.of(), name, description);
  }

  /** The same with further settings that mean something to it. */
  protected StoreCommand(
      Console console,
      Service service,
      List<Setting<?>> further,
      String name,
      String... description) {
    super(console, name, settings(service, further), description);
    this.service = service;
  }

  private static List<Setting<?>> settings(Service service, List<Setting<?>> further) {
    var settings = new ArrayList<Setting<?>>(List.of(Settings.STORE, service.store()));
    settings.addAll(List.of(Settings.STORE_TIMEOUT, Settings.DATA, Settings.DEBUG));
    settings.addAll(further);
    return settings;
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
