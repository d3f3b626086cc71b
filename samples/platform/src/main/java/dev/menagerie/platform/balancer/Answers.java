package dev.menagerie.platform.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** What the balancer says itself, when no app can. */
final class Answers {
  private Answers() {}

  static void send(HttpServerExchange exchange, int status, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
    if (status == 503) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    }
    exchange.getResponseSender().send(status + ": " + message + "\n");
  }

  /** Completes an answer that ended without a body because no instance could be reached. */
  static boolean complete(HttpServerExchange exchange) {
    if (exchange.isResponseStarted() || exchange.getStatusCode() < 500) {
      return false;
    }
    send(exchange, exchange.getStatusCode(), "the app could not be reached");
    return true;
  }

  static void maintenance(HttpServerExchange exchange, String message) {
    exchange.setStatusCode(503);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html;charset=utf-8");
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "60");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(MaintenancePage.of(message));
  }
}
