package dev.menagerie.platform.control;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Map;
import java.util.Set;

/**
 * Answers only to those who name this host as a local one. A web page from elsewhere could make its
 * own name lead to the loopback address, but not change what the browser says it asked for.
 */
public final class LocalOnly implements HttpHandler {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpHandler next;

  /** Guards a handler. */
  public LocalOnly(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    if (LOCAL.contains(name)) {
      next.handleRequest(exchange);
    } else {
      Api.send(
          exchange,
          403,
          Map.of("error", "the control interface answers to localhost and 127.0.0.1 only"));
    }
  }
}
