package dev.menagerie.platform.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.WorkerUtils;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Holds the requests of a paused app, without a thread for each, until it is resumed. */
final class WaitingRoom {
  private static final int SEATS = 10_000;

  private final HttpHandler onward;
  private final Set<HttpServerExchange> waiting = ConcurrentHashMap.newKeySet();

  /** Those who waited are handled by a handler, anew. */
  WaitingRoom(HttpHandler onward) {
    this.onward = onward;
  }

  int size() {
    return waiting.size();
  }

  /**
   * Takes a request in; it is given up with 504 after a while, or 503 if there is no seat.
   *
   * @param stillPaused asked when the request has its seat: who was on the way to it while the
   *     others were let go would be forgotten
   */
  void admit(HttpServerExchange exchange, int seconds, BooleanSupplier stillPaused) {
    if (waiting.size() >= SEATS) {
      Answers.send(exchange, 503, "the app is paused and too many requests wait for it");
      return;
    }
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () -> {
          waiting.add(exchange);
          WorkerUtils.executeAfter(
              exchange.getIoThread(), () -> giveUp(exchange, seconds), seconds, TimeUnit.SECONDS);
          if (!stillPaused.getAsBoolean()) {
            letGo(exchange);
          }
        });
  }

  /** Lets everybody go on. */
  void release() {
    for (HttpServerExchange exchange : List.copyOf(waiting)) {
      letGo(exchange);
    }
  }

  private void letGo(HttpServerExchange exchange) {
    if (waiting.remove(exchange)) {
      exchange.dispatch(exchange.getIoThread(), onward);
    }
  }

  private void giveUp(HttpServerExchange exchange, int seconds) {
    if (waiting.remove(exchange)) {
      Answers.send(
          exchange, 504, "the app is paused, and was not resumed within " + seconds + " s");
    }
  }
}
