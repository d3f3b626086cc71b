package dev.menagerie.consul;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A wire to a real Consul that loses answers and holds requests back, when told to. */
final class Wire implements AutoCloseable {
  /** What happens to a transaction on its way. */
  enum Fate {
    /** It arrives, and so does its answer. */
    DELIVERED,
    /** It happens, but the connection breaks before the answer is through. */
    ANSWER_LOST,
    /** It arrives, and so does its answer, but only when {@link Wire#letStalledPass()} says so. */
    STALLED,
    /** The connection breaks, and it arrives when {@link Wire#deliverHeld()} says so, or never. */
    HELD,
    /** The connection breaks, and it never arrives. */
    CUT_OFF
  }

  private final String consul;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final List<HttpRequest> held = new ArrayList<>();
  private final Semaphore stalled = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private boolean cut;
  private int requestsUntilCut = -1;
  private String allowed = "";
  private Fate lasting = Fate.DELIVERED;

  /** A wire that works, to the Consul at a URL. */
  Wire(String consul) {
    this.consul = consul;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::carry);
    server.setExecutor(threads);
    server.start();
  }

  /** The store URL of this end. */
  String url() {
    return "consul://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Decides on the next transactions, one by one. */
  synchronized void next(Fate... coming) {
    fates.addAll(List.of(coming));
  }

  /** Decides on all transactions from now on, but for those decided on one by one. */
  synchronized void fromNowOn(Fate fate) {
    lasting = fate;
  }

  /** Breaks every connection before anything arrives. */
  synchronized void cut() {
    cut = true;
  }

  /** Lets so many requests through, whatever they are, and then breaks every connection. */
  synchronized void cutAfter(int requests) {
    requestsUntilCut = requests;
  }

  /** Lets everything through again. */
  synchronized void mend() {
    cut = false;
    requestsUntilCut = -1;
  }

  /** Refuses to have keys read outside a folder, as Consul does to those whom it is forbidden. */
  synchronized void allowOnly(String folder) {
    allowed = folder;
  }

  /** Waits until a transaction is stalled. */
  void awaitStalled() {
    stalled.acquireUninterruptibly();
  }

  /** Lets what is stalled arrive. */
  void letStalledPass() {
    passes.release();
  }

  /** Lets what was held arrive after all, and returns how Consul answered. */
  synchronized List<Integer> deliverHeld() throws IOException, InterruptedException {
    var statuses = new ArrayList<Integer>();
    for (HttpRequest request : held) {
      statuses.add(http.send(request, BodyHandlers.ofString()).statusCode());
    }
    held.clear();
    return statuses;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = copyOf(exchange);
      Fate fate = fateOf(request);
      if (fate == Fate.CUT_OFF || fate == Fate.HELD) {
        return; // Closed without an answer: the client sees a broken connection.
      }
      if (!isAllowed(request)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      if (fate == Fate.STALLED) {
        stalled.release();
        passes.acquire();
      }
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (fate == Fate.ANSWER_LOST) {
        return;
      }
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest copyOf(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    return HttpRequest.newBuilder(URI.create(consul + exchange.getRequestURI()))
        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
        .build();
  }

  private synchronized boolean isAllowed(HttpRequest request) {
    String path = request.uri().getPath();
    return !path.startsWith("/v1/kv/") || path.startsWith("/v1/kv/" + allowed);
  }

  private synchronized Fate fateOf(HttpRequest request) {
    cut |= requestsUntilCut-- == 0;
    if (cut) {
      return Fate.CUT_OFF;
    }
    if (!request.uri().getPath().endsWith("/txn")) {
      return Fate.DELIVERED;
    }
    Fate fate = fates.isEmpty() ? lasting : fates.remove();
    if (fate == Fate.HELD) {
      held.add(request);
    }
    return fate;
  }
}
