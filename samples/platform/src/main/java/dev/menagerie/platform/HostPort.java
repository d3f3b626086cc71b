package dev.menagerie.platform;

import java.net.InetSocketAddress;

/** Where somebody listens, as URLs and configurations write it. */
public final class HostPort {
  private HostPort() {}

  /** As in {@code 127.0.0.1:8080} and {@code [::1]:8080}. */
  public static String of(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The same of an address. */
  public static String of(InetSocketAddress address) {
    return of(address.getHostString(), address.getPort());
  }
}
