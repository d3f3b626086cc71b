package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.ServiceInstance;
import dev.menagerie.store.ServiceRegistry;
import dev.menagerie.store.Stores;
import dev.menagerie.web.pages.Site;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the pets app known in the register that keeps its votes. Consul asks the instance both for
 * the health that people may switch, and whether it is ready, which a stopping one says first.
 */
final class Registering {
  private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::");

  private final ServiceRegistry registry;
  private final String address;
  private final String health;

  private Registering(ServiceRegistry registry, String address, String health) {
    this.registry = registry;
    this.address = address;
    this.health = health;
  }

  /**
   * What to do if the settings want it; empty if they do not.
   *
   * @throws BadSettingException if they want what cannot be
   */
  static Optional<Registering> wanted(
      Configuration configuration, Selection selection, OpenStores stores) {
    if (!configuration.get(Settings.REGISTER)) {
      return Optional.empty();
    }
    String saidBy = configuration.saidBy(Settings.REGISTER);
    if (!selection.services().contains(Service.PETS)) {
      throw new BadSettingException(saidBy + " is for the pets app, which is not served here");
    }
    Stores votes = stores.of(Service.PETS);
    ServiceRegistry registry =
        votes
            .find(ServiceRegistry.class)
            .orElseThrow(
                () ->
                    new BadSettingException(
                        saidBy
                            + " needs a Consul that keeps the votes, as in --votes-store"
                            + " consul://host:8500; they are kept in "
                            + votes.name()));
    String health = selection.prefix(Service.PETS) + "/health";
    return Optional.of(new Registering(registry, address(configuration), health));
  }

  /**
   * Makes the app known.
   *
   * @param served where it is served, as {@code http://localhost:5000}
   */
  ServiceRegistry.Registration begin(String served) {
    URI url = URI.create(served);
    String host = Site.ofThisProcess("").instance().replaceAll("[^A-Za-z0-9.-]", "-");
    String id = "pets-" + host.toLowerCase(Locale.ROOT) + "-" + url.getPort();
    return registry.register(new ServiceInstance("pets", id, at(url), List.of(health, "/readyz")));
  }

  private URI at(URI url) {
    try {
      return new URI(url.getScheme(), null, address, url.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      throw new BadSettingException("'" + address + "' is no address to register", e);
    }
  }

  private static String address(Configuration configuration) {
    Optional<String> said = configuration.find(Settings.ADVERTISE);
    String host = configuration.get(Settings.HOST);
    if (said.isPresent() || !ALL_ADDRESSES.contains(host)) {
      return said.orElse(host);
    }
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException e) {
      throw new BadSettingException(
          "The address to register is not known, for this host's name has none; say "
              + Settings.ADVERTISE.flag(),
          e);
    }
  }
}
