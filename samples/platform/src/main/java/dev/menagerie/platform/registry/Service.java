package dev.menagerie.platform.registry;

import java.net.InetSocketAddress;

/**
 * An instance as it stands in the registry.
 *
 * @param id unique among all hosts
 * @param app the app, under which it is found
 * @param address where it listens
 * @param port where it listens
 * @param platform the platform that runs it
 */
record Service(String id, String app, String address, int port, String platform) {
  InetSocketAddress endpoint() {
    return new InetSocketAddress(address, port);
  }
}
