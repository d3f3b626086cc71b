package dev.menagerie.platform.runner;

import dev.menagerie.platform.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Finds ports for apps. They lie below those that systems give to outgoing connections, so that
 * none of the balancer's own takes a port between its choice and the app's start.
 */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int LAST = 29_999;
  private static final int TRIES = 1_000;

  private final SecureRandom random = new SecureRandom();

  /** A port on an address that nobody listens on, and that is not promised to somebody. */
  public int free(String address, Set<Integer> promised) {
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST + random.nextInt(LAST - FIRST + 1);
      if (!promised.contains(port) && isFree(address, port)) {
        return port;
      }
    }
    throw Refusal.conflict("no port from " + FIRST + " to " + LAST + " seems to be free");
  }

  private static boolean isFree(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
