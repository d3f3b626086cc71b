package dev.menagerie.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Greets over HTTP, with nothing but a JDK. {@code PORT} and {@code HOST} tell where it listens,
 * {@code VERSION} what it says that it is.
 */
public final class HelloWorld {
  private static final int THREADS = 64;

  private HelloWorld() {}

  /** Serves until the process ends. */
  public static void main(String[] arguments) throws IOException {
    // Without these, answers on kept connections wait for the client's delayed acknowledgements,
    // and a busy balancer's connections are cut when there are more than 200.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    var environment = System.getenv();
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
    String host = environment.getOrDefault("HOST", "127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 1024);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/", new Greeting(environment.getOrDefault("VERSION", "1.0")));
    server.start();
    System.out.println("hello-world listens on http://" + host + ":" + port);
  }
}
