package dev.menagerie.platform.control;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What all answers of the control interface have in common: the token, JSON, and errors. */
final class Api {
  private static final System.Logger LOG = System.getLogger(Api.class.getName());
  private static final int LARGEST_BODY = 1 << 20;

  private final Token token;

  Api(Token token) {
    this.token = token;
  }

  /** An answer that is made of a request. */
  interface Call {
    Object answer(HttpServerExchange exchange) throws IOException;
  }

  /** A call as a handler; what it returns is sent as JSON, null means that it answered itself. */
  HttpHandler handler(Call call) {
    var blocking = new BlockingHandler(exchange -> respond(exchange, call));
    return exchange -> {
      if (token.isIn(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
        blocking.handleRequest(exchange);
      } else {
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
        send(
            exchange,
            401,
            Map.of("error", "this needs the token in control.token of the platform's home"));
      }
    };
  }

  private static void respond(HttpServerExchange exchange, Call call) {
    try {
      Object answer = call.answer(exchange);
      if (answer != null) {
        send(exchange, 200, answer);
      }
    } catch (Refusal e) {
      fail(exchange, e.status(), e.getMessage());
    } catch (IllegalArgumentException e) {
      fail(exchange, 400, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A request to the control interface failed", e);
      fail(exchange, 500, "this failed inside the platform: " + e);
    }
  }

  private static void fail(HttpServerExchange exchange, int status, String message) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
    } else {
      send(exchange, status, Map.of("error", message));
    }
  }

  static void send(HttpServerExchange exchange, int status, Object body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(java.nio.ByteBuffer.wrap(Json.bytes(body)));
  }

  /** A part of the path. */
  static String path(HttpServerExchange exchange, String name) {
    return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters().get(name);
  }

  /** A parameter of the query. */
  static Optional<String> query(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getQueryParameters().get(name))
        .map(values -> values.peek());
  }

  /** A number in the query. */
  static Optional<Integer> number(HttpServerExchange exchange, String name) {
    return query(exchange, name)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw Refusal.bad(name + " '" + text + "' must be a number");
              }
            });
  }

  /** The body; an empty one is an empty object. */
  static <T> T body(HttpServerExchange exchange, Class<T> type) throws IOException {
    byte[] body = exchange.getInputStream().readNBytes(LARGEST_BODY);
    try {
      return Json.read(body.length == 0 ? new byte[] {'{', '}'} : body, type);
    } catch (IllegalArgumentException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          throw refusal;
        }
      }
      throw e;
    }
  }

  /** Who is asking, as the command line tells. */
  static String who(HttpServerExchange exchange) {
    String user = exchange.getRequestHeaders().getFirst("X-Platform-User");
    return user == null || user.isBlank() ? "somebody" : user.strip();
  }
}
