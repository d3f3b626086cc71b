package dev.menagerie.platform.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.util.concurrent.TimeUnit;

/**
 * Gives Undertow's proxy a connection to the instance that a request is on its way to. It is asked
 * again when a connection failed before an answer, and then turns to another instance.
 */
final class InstanceClient implements ProxyClient {
  private static final io.undertow.util.AttachmentKey<Boolean> ASKED =
      io.undertow.util.AttachmentKey.create(Boolean.class);

  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    Trip trip = exchange.getAttachment(Trip.KEY);
    boolean again = exchange.putAttachment(ASKED, true) != null;
    return again && !trip.goOn() ? null : trip;
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit unit) {
    Backend backend = ((Trip) target).backend();
    backend.connections().connect(target, exchange, callback, timeout, unit, false);
  }
}
