package dev.menagerie.platform.balancer;

import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** Sends each request to the app it belongs to, by the routing table of the moment. */
public final class Balancer implements HttpHandler {
  private static final HttpString REAL_IP = new HttpString("X-Real-IP");
  private static final HttpString FORWARDED_PREFIX = new HttpString("X-Forwarded-Prefix");
  private static final String REPOSITORY = "repository.platform";
  private static final int MOST_TRIES = 5;

  /** What anybody may have of the repository; the rest are configurations, which hold secrets. */
  static final String ARTIFACTS = "/(files|releases)/[a-z0-9/-]+[.]tgz";

  private static final Pattern ARTIFACT = Pattern.compile(ARTIFACTS);

  private final HttpHandler repository;
  private final boolean behindAnother;
  private final ProxyHandler proxy;
  private volatile RoutingTable table = RoutingTable.EMPTY;

  /**
   * Fronts the apps, and a repository under its own name.
   *
   * @param behindAnother whether requests come from a balancer of ours, which told already who
   *     asked
   */
  public Balancer(HttpHandler repository, boolean behindAnother) {
    this.repository = repository;
    this.behindAnother = behindAnother;
    this.proxy =
        ProxyHandler.builder()
            .setProxyClient(new InstanceClient())
            .setMaxConnectionRetries(MOST_TRIES)
            .setReuseXForwarded(behindAnother)
            .build();
  }

  /** From now on requests go by another table, all of them. */
  void use(RoutingTable other) {
    table = other;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (REPOSITORY.equals(RoutingTable.host(host))) {
      askRepository(exchange);
      return;
    }
    RoutingTable.Line line = table.find(host, exchange.getRequestPath());
    if (line == null) {
      Answers.send(exchange, 404, "no app has this host and path");
      return;
    }
    AppTraffic app = line.app();
    if (isPaused(line)) {
      app.waiting()
          .admit(
              exchange,
              app.traffic().waitSeconds(),
              () -> isPaused(table.find(host, exchange.getRequestPath())));
    } else if (app.traffic().mode() == Traffic.Mode.MAINTENANCE) {
      Answers.maintenance(exchange, app.traffic().message());
    } else {
      forward(exchange, line, host);
    }
  }

  private void askRepository(HttpServerExchange exchange) throws Exception {
    if (ARTIFACT.matcher(exchange.getRequestPath()).matches()
        || isFromHere(exchange.getSourceAddress(), exchange.getRequestHeaders())) {
      repository.handleRequest(exchange);
    } else {
      Answers.send(
          exchange, 403, "configurations are for programs on this host; ask the repository's port");
    }
  }

  /** Whether a program on this host asks, and not a proxy for somebody else. */
  static boolean isFromHere(InetSocketAddress source, HeaderMap headers) {
    return source.getAddress().isLoopbackAddress() && !headers.contains(Headers.X_FORWARDED_FOR);
  }

  private static boolean isPaused(RoutingTable.Line line) {
    return line != null && line.app().traffic().mode() == Traffic.Mode.PAUSED;
  }

  private void forward(HttpServerExchange exchange, RoutingTable.Line line, String host)
      throws Exception {
    AppTraffic app = line.app();
    Route route = line.route();
    Group group = app.group(app.sticky() ? known(exchange, app) : null);
    Trip trip = group == null ? null : Trip.begin(exchange, group);
    if (trip == null) {
      // The table may have changed since it was read; the newest one decides.
      RoutingTable.Line newest = table.find(host, exchange.getRequestPath());
      if (newest != null && !newest.equals(line)) {
        exchange.dispatch(exchange.getIoThread(), this);
        return;
      }
      Answers.send(exchange, 503, "app '" + app.app() + "' has no running instance");
      return;
    }
    if (app.sticky()) {
      keep(exchange, route, app, group);
    }
    describe(exchange, route, host);
    exchange.addDefaultResponseListener(Answers::complete);
    proxy.handleRequest(exchange);
  }

  /** Tells the app what the client said to us. */
  private void describe(HttpServerExchange exchange, Route route, String host) {
    InetSocketAddress client = exchange.getSourceAddress();
    var headers = exchange.getRequestHeaders();
    if (!behindAnother) {
      headers.put(REAL_IP, client.getAddress().getHostAddress());
    }
    if (host != null && !behindAnother) {
      headers.put(Headers.X_FORWARDED_HOST, host);
    }
    headers.remove(FORWARDED_PREFIX);
    if (!route.keepPrefix() && route.path().length() > 1) {
      headers.put(FORWARDED_PREFIX, route.path());
      exchange.setResolvedPath(route.path());
    }
  }

  private static String known(HttpServerExchange exchange, AppTraffic app) {
    Cookie cookie = exchange.getRequestCookie(app.cookie());
    return cookie == null ? null : cookie.getValue();
  }

  private static void keep(HttpServerExchange exchange, Route route, AppTraffic app, Group group) {
    String tag = AppTraffic.tag(group.version());
    if (!tag.equals(known(exchange, app))) {
      exchange.setResponseCookie(
          new CookieImpl(app.cookie(), tag)
              .setPath(route.path())
              .setHttpOnly(true)
              .setSameSiteMode("Lax"));
    }
  }
}
