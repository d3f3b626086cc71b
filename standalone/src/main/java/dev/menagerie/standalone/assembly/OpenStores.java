package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.Counters;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores behind the services: each opened once, however many services keep data in it. */
final class OpenStores implements AutoCloseable {
  /** The embedded database's name in the data folder. */
  static final String EMBEDDED = "menagerie";

  private static final Logger LOG = System.getLogger(OpenStores.class.getName());

  private final Configuration configuration;
  private final DataFolder data;
  private final Map<String, Stores> byUrl = new HashMap<>();
  private final Map<Service, Stores> byService = new EnumMap<>(Service.class);

  private final Retries retries = new Retries();
  private Demo demo;

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

  /** The same, for who administers it. */
  Stores raw(Service service) {
    Stores stores = byService.get(service);
    return stores instanceof Demo asServed ? asServed.behind() : stores;
  }

  /** Where replicas count calls together; empty if nothing was said. */
  Optional<Counters> counters() {
    Optional<StoreUrl> url = configuration.find(Settings.RATE_LIMIT_STORE);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String saidBy = configuration.saidBy(Settings.RATE_LIMIT_STORE);
    Stores stores = byUrl.computeIfAbsent(url.get().value(), address -> open(address, saidBy));
    Optional<Counters> counters = stores.find(Counters.class);
    if (counters.isEmpty()) {
      throw new BadSettingException(saidBy + " must be a Redis, but is " + stores.name());
    }
    return counters;
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
    var thread = new Thread(this::openAll, "menagerie-open-stores");
    thread.setDaemon(true);
    thread.start();
  }

  /** Somebody may be waiting for the first users, and nobody waits for a greeting. */
  private void openAll() {
    boolean prepared = true;
    try {
      prepared = demo == null || demo.prepare();
    } finally {
      all().forEach(this::greet);
    }
    if (!prepared) {
      retries.until(demo::prepare);
    }
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
    retries.close();
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
    byService.put(service, service == Service.PROCEDURES ? demo(stores) : stores);
  }

  /** Nobody is let in by default where others can reach the store, or the server. */
  private Demo demo(Stores stores) {
    boolean embedded = configuration.find(Service.PROCEDURES.store()).isEmpty();
    demo = new Demo(stores, embedded && isLoopback(configuration.get(Settings.HOST)));
    return demo;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
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
