package dev.menagerie.platform.control;

import dev.menagerie.platform.Names;
import dev.menagerie.platform.deploy.DeployRequest;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.deploy.Operations;
import dev.menagerie.platform.deploy.Progress;
import dev.menagerie.platform.deploy.Result;
import dev.menagerie.platform.repository.Difference;
import dev.menagerie.platform.repository.Layout;
import dev.menagerie.platform.repository.Release;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.repository.Secrets;
import dev.menagerie.platform.runner.Environment;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Entry;
import dev.menagerie.platform.state.History;
import dev.menagerie.platform.state.Route;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The control interface: what the command line asks the platform to do and to tell. */
public final class Controls implements AutoCloseable {
  private final Api api;
  private final Apps apps;
  private final Releases releases;
  private final Layout layout;
  private final Operations operations;
  private final History history;
  private final Status status;
  private final Uploads uploads;
  private final LogFeed logs;
  private final Supplier<String> nginx;
  private final Consumer<Boolean> end;

  /**
   * Controls a platform.
   *
   * @param layout a folder in which artifacts may lie that are no releases yet
   * @param nginx the state as a configuration of nginx
   * @param end ends the platform; told whether its apps have ended too
   */
  public Controls(
      Token token,
      Apps apps,
      Releases releases,
      Layout layout,
      Operations operations,
      History history,
      Status status,
      Folders folders,
      Supplier<String> nginx,
      Consumer<Boolean> end) {
    this.api = new Api(token);
    this.apps = apps;
    this.releases = releases;
    this.layout = layout;
    this.operations = operations;
    this.history = history;
    this.status = status;
    this.uploads = new Uploads(folders.uploads());
    this.logs = new LogFeed(folders);
    this.nginx = nginx;
    this.end = end;
  }

  /** Ends the answers that would go on for ever. */
  @Override
  public void close() {
    logs.close();
  }

  /** Adds every path to a handler. */
  public void addTo(RoutingHandler paths) {
    paths
        .get("/api/status", api.handler(exchange -> Map.of("apps", status.all())))
        .get("/api/history", api.handler(this::history))
        .get("/api/export/nginx", api.handler(exchange -> Map.of("nginx", nginx.get())))
        .post("/api/down", api.handler(this::down))
        .put("/api/uploads/{digest}", api.handler(this::upload))
        .get("/api/apps/{app}/releases", api.handler(e -> releases.of(Api.path(e, "app"))))
        .post("/api/apps/{app}/releases", api.handler(this::publish))
        .get("/api/apps/{app}/diff", api.handler(this::diff))
        .get("/api/apps/{app}/logs", api.handler(this::logs))
        .post("/api/apps/{app}/plan", api.handler(this::plan))
        .post("/api/apps/{app}/rollback-plan", api.handler(this::planOfRollback))
        .post("/api/apps/{app}/deploy", api.handler(this::deploy))
        .post(
            "/api/apps/{app}/rollback",
            operation(
                (app, order, who, progress) ->
                    operations.changes().rollback(app, order.release(), who, progress)))
        .post(
            "/api/apps/{app}/promote",
            operation(
                (app, order, who, progress) -> operations.changes().promote(app, who, progress)))
        .post(
            "/api/apps/{app}/restart",
            operation(
                (app, order, who, progress) ->
                    apps.get(app).stopped()
                        ? operations.start(app, who, progress)
                        : operations.changes().restart(app, who, progress)))
        .post(
            "/api/apps/{app}/scale",
            operation(
                (app, order, who, progress) ->
                    operations.scale(app, order.instances(), who, progress)))
        .post(
            "/api/apps/{app}/stop",
            operation((app, order, who, progress) -> operations.stop(app, who, progress)))
        .post(
            "/api/apps/{app}/start",
            operation((app, order, who, progress) -> operations.start(app, who, progress)))
        .post(
            "/api/apps/{app}/pause",
            operation((app, order, who, progress) -> operations.pause(app, order.limit(), who)))
        .post(
            "/api/apps/{app}/maintenance",
            operation(
                (app, order, who, progress) -> operations.maintenance(app, order.message(), who)))
        .post(
            "/api/apps/{app}/resume",
            operation((app, order, who, progress) -> operations.resume(app, who)))
        .post(
            "/api/apps/{app}/route",
            operation((app, order, who, progress) -> operations.route(app, order.routes(), who)));
  }

  /**
   * What goes with an operation.
   *
   * @param release which release, where one can be named
   * @param instances how many
   * @param limit how many seconds
   * @param message what visitors read
   * @param routes which requests
   */
  public record Order(
      Integer release, int instances, int limit, String message, List<Route> routes) {}

  private interface Operation {
    Result run(String app, Order order, String who, Progress progress);
  }

  private io.undertow.server.HttpHandler operation(Operation operation) {
    return api.handler(
        exchange -> {
          String app = Names.app(Api.path(exchange, "app"));
          Order order = Api.body(exchange, Order.class);
          var narration = new Narration(exchange);
          narration.end(operation.run(app, order, Api.who(exchange), narration));
          return null;
        });
  }

  private Object deploy(HttpServerExchange exchange) throws IOException {
    String app = Names.app(Api.path(exchange, "app"));
    DeployRequest request = Api.body(exchange, DeployRequest.class);
    takeFromLayout(app, request, Api.who(exchange));
    var narration = new Narration(exchange);
    narration.end(operations.changes().deploy(app, request, Api.who(exchange), narration));
    return null;
  }

  private Object planOfRollback(HttpServerExchange exchange) throws IOException {
    String app = Names.app(Api.path(exchange, "app"));
    Integer release = Api.body(exchange, Order.class).release();
    return Map.of("plan", operations.changes().planOfRollback(app, release));
  }

  private Object plan(HttpServerExchange exchange) throws IOException {
    String app = Names.app(Api.path(exchange, "app"));
    DeployRequest request = Api.body(exchange, DeployRequest.class);
    Optional<Integer> coming = newInLayout(app, request).map(parts -> releases.next(app));
    return Map.of("plan", operations.changes().plan(app, request, coming));
  }

  /** Files that somebody laid into the served folder become a release when they are deployed. */
  private void takeFromLayout(String app, DeployRequest request, String who) {
    newInLayout(app, request)
        .ifPresent(parts -> releases.publish(app, parts.artifact(), parts.config(), who));
  }

  private Optional<Layout.Parts> newInLayout(String app, DeployRequest request) {
    return layout
        .find(app)
        .filter(parts -> request.release() == null)
        .filter(
            parts -> releases.of(app).stream().noneMatch(r -> r.digest().equals(parts.digest())));
  }

  private Object upload(HttpServerExchange exchange) {
    uploads.receive(Api.path(exchange, "digest"), exchange.getInputStream());
    return Map.of("stored", true);
  }

  private record Publication(String artifact, String config) {}

  private Object publish(HttpServerExchange exchange) throws IOException {
    Publication parts = Api.body(exchange, Publication.class);
    String app = Names.app(Api.path(exchange, "app"));
    Path artifact = uploads.get(parts.artifact());
    Path config = uploads.get(parts.config());
    Release release;
    try {
      release = releases.publish(app, artifact, config, Api.who(exchange));
    } finally {
      uploads.forget(parts.artifact());
      uploads.forget(parts.config());
    }
    history.add(
        new Entry(
            release.published(),
            app,
            Api.who(exchange),
            "publish",
            "release " + release.number(),
            "done",
            null,
            0));
    return release;
  }

  private Object diff(HttpServerExchange exchange) {
    String app = Names.app(Api.path(exchange, "app"));
    Release a = releases.get(app, Api.number(exchange, "a").orElse(0));
    Release b = releases.get(app, Api.number(exchange, "b").orElse(0));
    return Map.of(
        "differences",
        Difference.between(a, b, assignments(app, a.number()), assignments(app, b.number())));
  }

  private Object logs(HttpServerExchange exchange) throws IOException {
    String app = Names.app(Api.path(exchange, "app"));
    int lines = Math.min(10_000, Math.max(0, Api.number(exchange, "lines").orElse(100)));
    boolean follow = Api.query(exchange, "follow").map(Boolean::parseBoolean).orElse(false);
    var all = new HashMap<String, String>();
    // Each release may have had another password of the same name.
    for (Release release : releases.of(app)) {
      assignments(app, release.number())
          .forEach((name, value) -> all.put(name + "#" + release.number(), value));
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
    logs.write(
        app,
        Api.query(exchange, "instance"),
        lines,
        follow,
        new Secrets(all),
        exchange.getOutputStream());
    exchange.endExchange();
    return null;
  }

  private Map<String, String> assignments(String app, int release) {
    Map<String, String> known = Environment.inherited();
    known.put("PORT", "$PORT");
    known.put("HOST", "$HOST");
    return releases.config(app, release, known).assignments();
  }

  private Object history(HttpServerExchange exchange) {
    boolean all = Api.query(exchange, "all").map(Boolean::parseBoolean).orElse(false);
    String app = Api.query(exchange, "app").orElse(null);
    int limit = Math.min(5_000, Api.number(exchange, "limit").orElse(50));
    return history.newest(
        limit, e -> (all || e.isOperation()) && (app == null || app.equals(e.app())));
  }

  private record Down(boolean keepApps) {}

  private Object down(HttpServerExchange exchange) throws IOException {
    boolean keep = Api.body(exchange, Down.class).keepApps();
    var narration = new Narration(exchange);
    boolean ended = !keep && operations.endAll(narration);
    boolean asAsked = keep || ended;
    String text = asAsked ? "" : ", but not all apps did yet; the next 'up' finds them";
    narration.end(new Result(asAsked, "the platform ends" + text, null));
    end.accept(ended);
    return null;
  }
}
