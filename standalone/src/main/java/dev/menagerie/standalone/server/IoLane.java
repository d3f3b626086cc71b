package dev.menagerie.standalone.server;

import dev.menagerie.web.http.FastLane;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.SameThreadExecutor;
import org.xnio.XnioIoThread;
import org.xnio.channels.SuspendableReadChannel;

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
    if (exchange.isInIoThread()
        && exchange.getConnection() instanceof AbstractServerConnection connection
        && connection.getExtraBytes() == null) {
      exchange.setDispatchExecutor(SameThreadExecutor.INSTANCE);
      goOnListening(connection);
    }
  }

  /**
   * Undertow stops listening to a connection until its request is answered, so the selector would
   * have to forget it and learn it anew with each. But hardly anybody says something meanwhile, and
   * for who does it is early enough to stop then.
   */
  private static void goOnListening(AbstractServerConnection connection) {
    if (connection.getSslSession() == null) {
      connection
          .getChannel()
          .getSourceChannel()
          .setReadListener(SuspendableReadChannel::suspendReads);
      connection.getOriginalSourceConduit().resumeReads();
    }
  }

  /** As Undertow has it, for another thread will answer. */
  private static void stopListening(HttpServerExchange exchange) {
    if (exchange.getConnection() instanceof AbstractServerConnection connection
        && connection.getSslSession() == null) {
      connection.getOriginalSourceConduit().suspendReads();
      connection.getChannel().getSourceChannel().setReadListener(null);
    }
  }

  @Override
  public boolean isHere() {
    return Thread.currentThread() instanceof XnioIoThread;
  }

  /** The dispatch takes place when the servlet has returned. */
  @Override
  public void leave() {
    HttpServerExchange exchange = ServletRequestContext.requireCurrent().getExchange();
    stopListening(exchange);
    exchange.dispatch(servlets);
  }
}
