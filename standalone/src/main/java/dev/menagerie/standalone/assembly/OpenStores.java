package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stores behind the services: each opened once, however many services keep data in it. */
final class OpenStores implements AutoCloseable {
  /** The embedded database's name in the data folder. */
  static final String EMBEDDED = "menagerie";

  private static final Logger LOG = System.getLogger(OpenStores.class.getName());

  private final Configuration configuration;
  private final DataFolder data;
  private final Map<String, Stores> byUrl = new HashMap<>();
  private final Map<Service, Stores> byService = new EnumMap<>(Service.class);

  private OpenStores(Configuration configuration, DataFolder data) {
    this.configuration = configuration;
    this.data = data;
  }

  /**
   * Opens what the services need. No store need be up.
   *
   * @throws BadSettingException if a URL makes no sense, or a store cannot hold a service's data
   */
  static OpenStores open(Configuration configuration, DataFolder data, List<Service> services) {
    var opened = new OpenStores(configuration, data);
    try {
      services.forEach(opened::openFor);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  /** Where a service keeps its data. */
  Stores of(Service service) {
    return byService.get(service);
  }

  /** Every store once. */
  Collection<Stores> all() {
    return byUrl.values();
  }

  /**
   * Asks every store how it is, so that its tables are there before the first user, and an operator
   * reads in the log that a store is away before a user is told.
   */
  void openInBackground() {
    var thread = new Thread(() -> all().forEach(this::greet), "menagerie-open-stores");
    thread.setDaemon(true);
    thread.start();
  }

  private void greet(Stores stores) {
    Health health = stores.health();
    if (health.up()) {
      LOG.log(Level.INFO, "{0} is there", stores.name());
    } else {
      LOG.log(Level.WARNING, "Serving without a store for now: {0}", health.detail());
    }
  }

  @Override
  public void close() {
    byUrl.values().forEach(Stores::close);
  }

  private void openFor(Service service) {
    String url = configuration.find(service.store()).map(StoreUrl::value).orElseGet(this::embedded);
    String saidBy = configuration.saidBy(service.store());
    Stores stores = byUrl.computeIfAbsent(url, address -> open(address, saidBy));
    for (Class<?> contract : service.app().contracts()) {
      try {
        stores.get(contract);
      } catch (IllegalArgumentException e) {
        throw new BadSettingException(
            saidBy + " cannot be used for " + service.id() + ": " + e.getMessage(), e);
      }
    }
    byService.put(service, stores);
  }

  private Stores open(String url, String saidBy) {
    var options = StoreOptions.defaults().withTimeout(configuration.get(Settings.STORE_TIMEOUT));
    try {
      return Stores.open(url, options);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(saidBy + ": " + e.getMessage(), e);
    }
  }

  private String embedded() {
    String folder = data.ready().toString();
    if (folder.indexOf(';') >= 0) {
      throw new BadSettingException(
          configuration.saidBy(Settings.DATA)
              + " is '"
              + folder
              + "', but must be a path without"
              + " a semicolon, which the embedded database does not take");
    }
    return "jdbc:h2:file:" + folder + "/" + EMBEDDED;
  }
}
