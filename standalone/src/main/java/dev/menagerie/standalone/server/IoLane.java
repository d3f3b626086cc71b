package dev.menagerie.standalone.server;

import dev.menagerie.web.http.FastLane;
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

  /** Lets a request whose body is there be served on the I/O thread. */
  static void let(HttpServerExchange exchange) {
    exchange.setDispatchExecutor(SameThreadExecutor.INSTANCE);
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
