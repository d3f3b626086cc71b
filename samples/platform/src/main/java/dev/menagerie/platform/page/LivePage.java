package dev.menagerie.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.control.Status;
import dev.menagerie.platform.state.History;
import dev.menagerie.web.pages.Asset;
import dev.menagerie.web.pages.Assets;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The page for a browser, kept fresh by server-sent events. It shows and changes nothing, and holds
 * no secret, so it needs no token; it is there for this host only.
 */
public final class LivePage implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LivePage.class.getName());
  private static final int EVENTS = 40;
  private static final int MOST_LISTENERS = 100;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Status status;
  private final History history;
  private final Rates rates;
  private final Pages pages;
  private final ServerSentEventHandler listeners = Handlers.serverSentEvents();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(LivePage::daemon);
  private final Future<?> loop;

  /** Shows a platform. */
  public LivePage(Status status, History history, Clock time, String version) {
    this.status = status;
    this.history = history;
    this.rates = new Rates(time);
    this.pages = Pages.bundled(new Site(version, "platform", List.of()));
    this.loop = clock.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  /** Adds every path to a handler. */
  public void addTo(RoutingHandler paths) {
    paths
        .get("/", page(this::show))
        .get("/events", page(this::listen))
        .get("/" + Assets.PATH + "{name}", page(this::asset));
  }

  @Override
  public void close() {
    loop.cancel(false);
    clock.shutdownNow();
  }

  private void tick() {
    try {
      rates.sample(status.all());
      if (!listeners.getConnections().isEmpty()) {
        String fresh =
            new String(pages.render("platform-events", "/", model()), UTF_8)
                .replaceAll("\\s*\\n\\s*", " ");
        listeners.getConnections().forEach(listener -> listener.send(fresh));
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The page could not be refreshed", e);
    }
  }

  private Map<String, Object> model() {
    return View.model(status.all(), rates, history.newest(EVENTS, entry -> true));
  }

  private void show(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html;charset=utf-8");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(pages.render("platform", "/", model())));
  }

  private void listen(HttpServerExchange exchange) throws Exception {
    if (listeners.getConnections().size() >= MOST_LISTENERS) {
      exchange.setStatusCode(503);
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
      exchange.endExchange();
    } else {
      listeners.handleRequest(exchange);
    }
  }

  private void asset(HttpServerExchange exchange) {
    Optional<Asset> asset = pages.assets().find(exchange.getQueryParameters().get("name").peek());
    if (asset.isEmpty()) {
      exchange.setStatusCode(404);
      exchange.endExchange();
      return;
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, asset.get().contentType());
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, Assets.CACHE_CONTROL);
    exchange.getResponseSender().send(ByteBuffer.wrap(asset.get().bytes()));
  }

  private static HttpHandler page(HttpHandler handler) {
    var blocking = new BlockingHandler(handler);
    return exchange -> {
      exchange.getResponseHeaders().put(new HttpString("Content-Security-Policy"), POLICY);
      exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
      exchange.getResponseHeaders().put(new HttpString("Referrer-Policy"), "no-referrer");
      blocking.handleRequest(exchange);
    };
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "page");
    thread.setDaemon(true);
    return thread;
  }
}
