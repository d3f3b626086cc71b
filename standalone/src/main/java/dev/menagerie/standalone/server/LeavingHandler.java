package dev.menagerie.standalone.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Headers;
import java.util.concurrent.CompletableFuture;

/**
 * Lets a server leave in order. First it serves on, but asks clients not to come back on the same
 * connection; then it refuses what is new with 503, which means that nothing was done, while what
 * is under way is finished.
 */
final class LeavingHandler implements HttpHandler {
  private final GracefulShutdownHandler next;
  private volatile boolean leaving;

  LeavingHandler(HttpHandler next) {
    this.next = new GracefulShutdownHandler(next);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (leaving) {
      exchange.setPersistent(false);
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 1);
    }
    next.handleRequest(exchange);
  }

  /** Asks clients to go elsewhere. */
  void leave() {
    leaving = true;
  }

  /** Refuses what is new. */
  CompletableFuture<Boolean> refuse() {
    var finished = new CompletableFuture<Boolean>();
    next.shutdown();
    next.addShutdownListener(finished::complete);
    return finished;
  }
}
