package dev.menagerie.standalone.server;

import dev.menagerie.web.http.FastLane;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.SameThreadExecutor;
import org.xnio.XnioIoThread;

/** The I/O threads as a fast lane: a request is served on the one that has read it. */
final class IoLane implements FastLane {
  private volatile HttpHandler servlets;

  /** Says who serves what leaves the lane. */
  void leadsTo(HttpHandler servlets) {
    this.servlets = servlets;
  }

  /**
   * Lets a request whose body is there be served on the I/O thread, if it is on it. Who sends the
   * next before this one is answered goes by the workers: an I/O thread looks after its other
   * connections only when it has nothing left to do, and such a client could see to it that it
   * always has.
   */
  static void letPass(HttpServerExchange exchange) {
    if (exchange.isInIoThread() && !isFollowed(exchange)) {
      exchange.setDispatchExecutor(SameThreadExecutor.INSTANCE);
    }
  }

  private static boolean isFollowed(HttpServerExchange exchange) {
    return exchange.getConnection() instanceof AbstractServerConnection connection
        && connection.getExtraBytes() != null;
  }

  @Override
  public boolean isHere() {
    return Thread.currentThread() instanceof XnioIoThread;
  }

  /** The dispatch takes place when the servlet has returned. */
  @Override
  public void leave() {
    ServletRequestContext.requireCurrent().getExchange().dispatch(servlets);
  }
}
