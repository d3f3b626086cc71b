package dev.menagerie.platform.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import java.util.concurrent.TimeUnit;

/**
 * Gives Undertow's proxy a connection to the instance that a request is on its way to. It is asked
 * again when a connection failed before an answer, and then turns to another instance.
 */
final class InstanceClient implements ProxyClient {
  private static final AttachmentKey<Boolean> ASKED = AttachmentKey.create(Boolean.class);

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
    backend.connections().connect(target, exchange, whole(callback), timeout, unit, false);
  }

  /** Passes a connection on as one whose short answers come whole. */
  private static ProxyCallback<ProxyConnection> whole(ProxyCallback<ProxyConnection> callback) {
    return new ProxyCallback<>() {
      @Override
      public void completed(HttpServerExchange exchange, ProxyConnection connection) {
        var whole = new WholeAnswers(connection.getConnection());
        callback.completed(exchange, new ProxyConnection(whole, connection.getTargetPath()));
      }

      @Override
      public void failed(HttpServerExchange exchange) {
        callback.failed(exchange);
      }

      @Override
      public void couldNotResolveBackend(HttpServerExchange exchange) {
        callback.couldNotResolveBackend(exchange);
      }

      @Override
      public void queuedRequestFailed(HttpServerExchange exchange) {
        callback.queuedRequestFailed(exchange);
      }
    };
  }
}
