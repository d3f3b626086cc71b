package dev.menagerie.platform;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;

/** Opens HTTP ports, with limits for clients that are slow on purpose. */
final class Ports {
  private static final int IDLE_MILLIS = 75_000;
  private static final int PARSE_MILLIS = 30_000;

  private Ports() {}

  /**
   * Listens.
   *
   * @param flag what to change if the port is taken
   */
  static Undertow open(String host, int port, String flag, int ioThreads, HttpHandler handler) {
    Undertow server =
        Undertow.builder()
            .addHttpListener(port, host)
            .setHandler(handler)
            .setIoThreads(ioThreads)
            .setWorkerThreads(64)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            // A path is passed on as it came.
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      throw Refusal.conflict(
          "port " + port + " of " + host + " is taken; choose another with " + flag + " (0: any)");
    }
    return server;
  }

  static int of(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }
}
