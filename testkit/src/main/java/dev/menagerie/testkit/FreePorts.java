package dev.menagerie.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds TCP ports on the loopback address that nobody listens on. Another process may take one
 * before it is used: where a server can choose a port itself, let it. They lie below those that a
 * system hands out by itself, so that a server which is killed finds its port free again, however
 * many connections were opened and servers started meanwhile.
 */
public final class FreePorts {
  private static final int LOWEST = 10_000;
  private static final int BEYOND = 20_000;

  private FreePorts() {}

  /** One free port. */
  public static int one() {
    return several(1).get(0);
  }

  /** Several free ports, all different. */
  public static List<Integer> several(int howMany) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      while (sockets.size() < howMany) {
        onAnyPort().ifPresent(sockets::add);
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      sockets.forEach(FreePorts::close);
    }
  }

  /** Empty if that port is taken. */
  private static Optional<ServerSocket> onAnyPort() {
    int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (BindException taken) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("No port on the loopback address", e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
