package dev.menagerie.standalone.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;

/**
 * Waits for the bodies of requests without keeping a thread waiting, so that clients who stop
 * half-way keep nobody else waiting either. It waits for the first {@value #BUFFERS} buffers; who
 * goes on after that has a thread to read the rest, when one of the few is free that there are for
 * it. Lines that are answered while they come are not waited for. Every body is given up after a
 * minute without a byte. What has come whole may take the {@linkplain IoLane fast lane}.
 */
final class PatientHandler implements HttpHandler {
  private static final int BUFFERS = 4;
  private static final String LINES = "application/x-ndjson";

  private static final int NO_LIMIT = -1;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpHandler next;
  private final HttpHandler small;
  private final HttpHandler large;
  private final Duration patience;

  /**
   * A handler.
   *
   * @param next what answers
   * @param mostLarge how many large bodies may be read at a time; all others wait, unread
   */
  PatientHandler(HttpHandler next, int mostLarge) {
    this(next, mostLarge, PATIENCE);
  }

  /** For tests: with another patience. */
  PatientHandler(HttpHandler next, int mostLarge, Duration patience) {
    this.next = next;
    this.patience = patience;
    small = new RequestBufferingHandler(this::goOnQuickly, BUFFERS);
    large =
        new RequestBufferingHandler(
            new RequestLimitingHandler(mostLarge, NO_LIMIT, this::goOn), BUFFERS);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    boolean lines = type != null && type.regionMatches(true, 0, LINES, 0, LINES.length());
    if (!exchange.isRequestComplete()) {
      exchange.addRequestWrapper((body, asked) -> new AwaitedBody(body.create(), patience));
    }
    if (lines) {
      next.handleRequest(exchange);
    } else {
      // What is said if the body breaks off: then nobody else is asked.
      exchange.setStatusCode(StatusCodes.BAD_REQUEST);
      try {
        (mayBeLarge(exchange) ? large : small).handleRequest(exchange);
      } catch (IOException e) {
        exchange.endExchange();
      }
    }
  }

  private static boolean mayBeLarge(HttpServerExchange exchange) {
    long announced = exchange.getRequestContentLength();
    return announced > (long) BUFFERS * exchange.getConnection().getBufferSize()
        || (announced < 0 && !exchange.isRequestComplete());
  }

  /** A client that asked first whether to send its body has not sent it yet. */
  private void goOnQuickly(HttpServerExchange exchange) throws Exception {
    if (!HttpContinue.requiresContinueResponse(exchange.getRequestHeaders())) {
      IoLane.letPass(exchange);
    }
    goOn(exchange);
  }

  private void goOn(HttpServerExchange exchange) throws Exception {
    exchange.setStatusCode(StatusCodes.OK);
    next.handleRequest(exchange);
  }
}
