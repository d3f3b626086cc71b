package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import java.util.List;

/**
 * What to serve.
 *
 * @param services the services
 * @param alone whether a single one was asked for, which then lies at the root of its ports
 */
public record Selection(List<Service> services, boolean alone) {
  /** Copies the list. */
  public Selection {
    services = List.copyOf(services);
  }

  /**
   * The services with some names; all, if none are named.
   *
   * @throws BadSettingException if there is none of that name
   */
  public static Selection of(List<String> names) {
    if (names.isEmpty()) {
      return new Selection(List.of(Service.values()), false);
    }
    List<Service> named = names.stream().distinct().map(Service::named).toList();
    return new Selection(named, named.size() == 1);
  }

  boolean alone(Service service) {
    return alone && services.contains(service);
  }

  /** The path below which a service lies; empty for the root. */
  String prefix(Service service) {
    return alone ? "" : service.app().defaultPrefix();
  }
}
