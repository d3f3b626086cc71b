package dev.menagerie.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds out which ports cannot be opened, which a server with several of them does not tell. */
final class Binding {
  private Binding() {}

  /**
   * Opens all ports for a moment, all at once, so that none is there twice.
   *
   * @throws PortInUseException if one cannot be opened; says which
   */
  static void check(List<Port> ports) {
    var opened = new ArrayList<ServerSocket>();
    try {
      ports.forEach(port -> opened.add(open(port)));
    } finally {
      opened.forEach(Binding::close);
    }
  }

  private static ServerSocket open(Port port) {
    try {
      return new ServerSocket(port.number(), 1, InetAddress.getByName(port.host()));
    } catch (IOException e) {
      throw new PortInUseException(
          "Cannot listen on "
              + port.host()
              + " port "
              + port.number()
              + " ("
              + e.getMessage()
              + "); choose another with "
              + port.saidBy()
              + ", or 0 for a free one",
          e);
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
