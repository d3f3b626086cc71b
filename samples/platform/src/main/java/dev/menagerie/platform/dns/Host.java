package dev.menagerie.platform.dns;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A name of the zone.
 *
 * @param label the name without the zone, as in {@code hello-world}
 * @param instances where it is; none for an app that has no instance now
 */
public record Host(String label, List<InetSocketAddress> instances) {
  /** Copies the list. */
  public Host {
    instances = List.copyOf(instances);
  }
}
