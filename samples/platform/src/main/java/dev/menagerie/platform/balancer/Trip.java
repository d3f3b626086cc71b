package dev.menagerie.platform.balancer;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyClient.ProxyTarget;
import io.undertow.util.AttachmentKey;
import java.util.ArrayList;
import java.util.List;

/** A request on its way to an instance, or, if that fails before an answer, to the next one. */
final class Trip implements ProxyTarget, ExchangeCompletionListener {
  static final AttachmentKey<Trip> KEY = AttachmentKey.create(Trip.class);

  private final Group group;
  private final long began = System.nanoTime();
  private Backend backend;
  private List<Backend> tried = List.of();

  private Trip(Group group) {
    this.group = group;
  }

  /** Begins a trip; null if nobody is there to go to. */
  static Trip begin(HttpServerExchange exchange, Group group) {
    var trip = new Trip(group);
    trip.backend = group.enter(b -> true);
    if (trip.backend == null) {
      return null;
    }
    exchange.putAttachment(KEY, trip);
    exchange.addExchangeCompleteListener(trip);
    return trip;
  }

  Backend backend() {
    return backend;
  }

  /** Turns to another instance; false if all were tried. */
  boolean goOn() {
    backend.suspect();
    backend.meter().count(503, System.nanoTime() - began);
    backend.doorway().leave();
    if (tried.isEmpty()) {
      tried = new ArrayList<>();
    }
    tried.add(backend);
    backend = group.enter(b -> !tried.contains(b));
    return backend != null;
  }

  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    if (backend != null) {
      backend.meter().count(exchange.getStatusCode(), System.nanoTime() - began);
      if (exchange.isUpgrade()) {
        // A WebSocket goes on when its request is over.
        Backend upgraded = backend;
        exchange.getConnection().addCloseListener(connection -> upgraded.doorway().leave());
      } else {
        backend.doorway().leave();
      }
    }
    next.proceed();
  }
}
