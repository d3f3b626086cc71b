package dev.menagerie.platform.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** An app for tests that behaves as its environment tells. */
public final class OddApp {
  private OddApp() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    String mode = System.getenv().getOrDefault("MODE", "good");
    String version = System.getenv().getOrDefault("VERSION", "1");
    if (mode.equals("crash")) {
      System.out.println("cannot go on with " + System.getenv("DB_PASSWORD"));
      System.exit(7);
    }
    if (mode.equals("deaf")) {
      Executors.newSingleThreadExecutor().execute(() -> {});
      return;
    }
    var sick = new AtomicBoolean();
    var stalled = new AtomicBoolean();
    var lastPart = new CountDownLatch(1);
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
    server.setExecutor(Executors.newFixedThreadPool(32));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (path.equals("/sick") || path.equals("/well")) {
              sick.set(path.equals("/sick"));
            }
            if (path.equals("/stall") || path.equals("/well")) {
              stalled.set(path.equals("/stall"));
            }
            if (path.equals("/up") && stalled.get()) {
              sendHalf(exchange);
              return;
            }
            if (path.equals("/say")) {
              System.out.println(exchange.getRequestURI().getQuery());
            }
            if (path.equals("/last-part")) {
              lastPart.countDown();
            }
            if (path.equals("/parts")) {
              sendParts(exchange, lastPart);
              return;
            }
            if (path.equals("/die-in-the-middle") && !isSpared(exchange)) {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write('x');
              exchange.getResponseBody().flush();
              Runtime.getRuntime().halt(9);
            }
            boolean health = path.equals("/up");
            boolean fails =
                mode.equals("500")
                    || (mode.equals("500-later") && !health)
                    || (health && sick.get());
            String body =
                switch (path) {
                  case "/headers" -> exchange.getRequestHeaders().entrySet().toString();
                  case "/echo" -> new String(sent, UTF_8);
                  case "/environment" -> String.valueOf(System.getenv("GREETING"));
                  default -> path + " by " + version;
                };
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("X-Version", version);
            exchange.getResponseHeaders().set("X-Instance", System.getenv("APP_INSTANCE"));
            exchange.sendResponseHeaders(fails ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  /** The second part is not sent before another request asks for it. */
  private static void sendParts(HttpExchange exchange, CountDownLatch last) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("first\n".getBytes(UTF_8));
    exchange.getResponseBody().flush();
    try {
      last.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    exchange.getResponseBody().write("last\n".getBytes(UTF_8));
  }

  /** The headers and half a body; nothing follows until whoever asked has gone. */
  private static void sendHalf(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write('o');
    exchange.getResponseBody().flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The request names an instance that is to live. */
  private static boolean isSpared(HttpExchange exchange) {
    return System.getenv("APP_INSTANCE").equals(exchange.getRequestURI().getQuery());
  }
}
