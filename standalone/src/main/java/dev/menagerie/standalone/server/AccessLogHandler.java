package dev.menagerie.standalone.server;

import dev.menagerie.standalone.logging.AccessEntry;
import dev.menagerie.standalone.logging.AccessLog;
import dev.menagerie.web.http.RequestUrls;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Notes each request in the access log when its answer has been sent.
 *
 * @param next who answers
 * @param log where to note it
 * @param trustProxy whether the client is whom {@code X-Forwarded-For} names last
 */
public record AccessLogHandler(HttpHandler next, AccessLog log, boolean trustProxy)
    implements HttpHandler {

  /** Puts such a handler before another. */
  public static UnaryOperator<HttpHandler> into(AccessLog log, boolean trustProxy) {
    return next -> new AccessLogHandler(next, log, trustProxy);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    long begun = System.nanoTime();
    Instant time = Instant.now();
    exchange.addExchangeCompleteListener(
        (done, nextListener) -> {
          try {
            log.add(entry(done, time, System.nanoTime() - begun));
          } finally {
            nextListener.proceed();
          }
        });
    next.handleRequest(exchange);
  }

  private AccessEntry entry(HttpServerExchange exchange, Instant begun, long nanos) {
    return new AccessEntry(
        client(exchange),
        begun,
        exchange.getRequestMethod().toString(),
        exchange.getRequestURI(),
        exchange.getProtocol().toString(),
        exchange.getStatusCode(),
        exchange.getResponseBytesSent(),
        header(exchange, "Referer"),
        header(exchange, "User-Agent"),
        nanos);
  }

  private String client(HttpServerExchange exchange) {
    String forwarded =
        trustProxy ? exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_FOR_STRING) : null;
    return Optional.ofNullable(forwarded)
        .flatMap(RequestUrls::clientIn)
        .orElseGet(() -> address(exchange.getSourceAddress().getAddress()));
  }

  private static String address(InetAddress address) {
    return address == null ? "-" : address.getHostAddress();
  }

  private static Optional<String> header(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
