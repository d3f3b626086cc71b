package dev.menagerie.standalone.server;

import java.util.Set;

/** Writes the addresses under which a port can be reached from this machine. */
final class Urls {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "0.0.0.0", "::", "::1");

  private Urls() {}

  static String of(Port port, int number) {
    String scheme = port.tls().isPresent() ? "https" : "http";
    return scheme + "://" + host(port.host()) + ":" + number;
  }

  private static String host(String address) {
    if (LOCAL.contains(address)) {
      return "localhost";
    }
    return address.indexOf(':') < 0 ? address : "[" + address + "]";
  }
}
