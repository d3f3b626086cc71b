package dev.menagerie.benchmarks;

import dev.menagerie.standalone.server.HttpServer;
import dev.menagerie.standalone.server.Port;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The server of {@code menagerie serve}, on a free port of this machine. */
record LocalServer(HttpServer server) implements AutoCloseable {
  static LocalServer start(Consumer<ServletContext> mount) {
    var port = new Port("127.0.0.1", 0, Optional.empty(), "the benchmark");
    return new LocalServer(
        HttpServer.start(
            "benchmark",
            List.of(port),
            mount,
            UnaryOperator.identity(),
            HttpServer.usualThreads()));
  }

  int port() {
    return URI.create(server.urls().get(0)).getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
