package dev.menagerie.hello;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.concurrent.atomic.AtomicLong;

/** Every answer of hello-world. */
final class Greeting implements HttpHandler {
  private final String version;
  private final AtomicLong greeted = new AtomicLong();

  Greeting(String version) {
    this.version = version;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("X-Version", version);
      switch (exchange.getRequestURI().getPath()) {
        case "/" -> text(exchange, "hello-world " + version + "\nTry /greeting?name=World\n");
        case "/greeting" -> greet(exchange);
        case "/up" -> text(exchange, "up\n");
        case "/version" -> json(exchange, 200, "{\"version\":" + quoted(version) + "}");
        default -> json(exchange, 404, "{\"error\":\"there is only /greeting, /version and /up\"}");
      }
    }
  }

  private void greet(HttpExchange exchange) throws IOException {
    String name;
    try {
      name = name(exchange.getRequestURI().getRawQuery());
    } catch (IllegalArgumentException e) {
      json(exchange, 400, "{\"error\":\"the query is not URL-encoded\"}");
      return;
    }
    String content = quoted("Hello, " + name);
    json(exchange, 200, "{\"id\":" + greeted.incrementAndGet() + ",\"content\":" + content + "}");
  }

  private static String name(String query) {
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.startsWith("name=") && pair.length() > 5) {
        return URLDecoder.decode(pair.substring(5), UTF_8);
      }
    }
    return "World";
  }

  /** A JSON string. */
  static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static void text(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, "text/plain;charset=utf-8", text);
  }

  private static void json(HttpExchange exchange, int status, String json) throws IOException {
    send(exchange, status, "application/json", json);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, headOnly ? -1 : bytes.length);
    if (!headOnly) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
