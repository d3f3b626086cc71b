package dev.menagerie.standalone.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Finds out why ports could not be opened, which a server with several of them does not tell. */
final class Binding {
  private Binding() {}

  /** The exception to throw instead of what a server threw when it was to open its ports. */
  static RuntimeException explained(List<Port> ports, RuntimeException failure) {
    if (!(failure.getCause() instanceof BindException)) {
      return failure;
    }
    for (Port port : ports) {
      try (var socket = new ServerSocket(port.number(), 1, InetAddress.getByName(port.host()))) {
        socket.getLocalPort();
      } catch (IOException e) {
        return new PortInUseException(
            "Cannot listen on "
                + port.host()
                + " port "
                + port.number()
                + " ("
                + e.getMessage()
                + "); choose another with "
                + port.saidBy()
                + ", or 0 for a free one",
            failure);
      }
    }
    return failure;
  }
}
