package dev.menagerie.web.procedures;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.accounts.Scope;
import dev.menagerie.batch.GroupCommit;
import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The catalogue over HTTP: pages of codes, and each code by itself. Map it to {@code
 * /api/v1.0/pxcodes/*}.
 *
 * <p>Every answer needs an account, see {@link Gate}. Changes go to the store in batches; a client
 * hears of its own once it is durable.
 */
public final class ProceduresServlet extends GuardedServlet {
  private static final String OF_COLLECTION = "GET, HEAD, POST";
  private static final String OF_ITEM = "GET, HEAD, PUT, PATCH, DELETE";

  private static final String HISTORY = "/history";

  /** The most that the catalogue takes of it, as far as it is asked for. */
  private static final long MEMORY = Runtime.getRuntime().maxMemory() / 4;

  private final Pages pages;
  private volatile CatalogUrls links;
  private volatile CatalogReader reader;
  private volatile CatalogView view;
  private volatile CatalogWriter undated;
  private volatile GroupCommit<Edit, Edited> writes;

  /** For the container: stores and options come from the context's attributes. */
  public ProceduresServlet() {
    this(null, null, null, null);
  }

  /**
   * For code.
   *
   * @param stores holds catalogue and accounts, and stays the caller's to close
   * @param gate who is let in, shared with the other servlets of the app
   * @param options what was said, or {@code null} to look into the context
   * @param pages what browsers are shown, or {@code null} for the API alone
   */
  public ProceduresServlet(Stores stores, Gate gate, WebOptions options, Pages pages) {
    super(stores, gate, options, pages);
    this.pages = pages;
  }

  @Override
  void open() {
    ProcedureCatalog catalog = stores().get(ProcedureCatalog.class);
    writes = GroupCommit.to("the catalogue", "edit procedures", catalog::editAll).build();
    var cache = new CatalogCache(stores(), options().cacheBytes());
    var copy =
        new CatalogCopy(
            stores(), cache::revision, cache::version, options().cacheBytes() == 0 ? 0 : MEMORY);
    links = new CatalogUrls(urls());
    reader = new CatalogReader(stores(), cache, copy, links);
    view = pages == null ? null : new CatalogView(pages, reader, links);
    undated = new CatalogWriter(catalog, false, writes::submit);
  }

  /** Returns when every change under way is stored and answered. */
  @Override
  protected void stop() {
    if (writes != null) {
      writes.close();
    }
  }

  /** What the batches have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return Optional.ofNullable(writes).map(GroupCommit::statistics);
  }

  @Override
  CompletableFuture<Reply> answer(HttpServletRequest request, Identity who) {
    String path = request.getPathInfo();
    if (view != null && CatalogView.isAskedFor(request) && !isHistory(path)) {
      return now(
          path == null || path.equals("/")
              ? view.list(request, who)
              : view.item(request, who, path.substring(1)));
    }
    if (path == null || path.equals("/")) {
      return ofCollection(request, who);
    }
    if (isHistory(path)) {
      return ofHistory(request, path.substring(1, path.length() - HISTORY.length()));
    }
    return ofItem(request, who, path.substring(1));
  }

  @Override
  Optional<Reply> atHand(HttpServletRequest request) {
    String path = request.getPathInfo();
    if (!Methods.isGet(request)
        || isHistory(path)
        || (view != null && CatalogView.isAskedFor(request))) {
      return Optional.empty();
    }
    return path == null || path.equals("/")
        ? reader.pageAtHand(request)
        : reader.itemAtHand(request, path.substring(1));
  }

  private static boolean isHistory(String path) {
    return path != null && path.endsWith(HISTORY) && path.length() > HISTORY.length() + 1;
  }

  private CompletableFuture<Reply> ofCollection(HttpServletRequest request, Identity who) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(reader.page(request));
      case "POST" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer(request).create(body.withItsOwnCode(), links.of(request));
      }
      default -> throw methodNotAllowed(OF_COLLECTION);
    };
  }

  private CompletableFuture<Reply> ofHistory(HttpServletRequest request, String code) {
    Methods.requireGet(request);
    return now(reader.history(request, code));
  }

  private CompletableFuture<Reply> ofItem(HttpServletRequest request, Identity who, String code) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(reader.item(request, code));
      case "PUT" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer(request).put(request, body.under(code), links.of(request));
      }
      case "PATCH" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer(request).patch(request, code, body, links.of(request));
      }
      case "DELETE" -> {
        Gate.require(who, Scope.WRITE);
        yield writer(request).delete(request, code);
      }
      default -> throw methodNotAllowed(OF_ITEM);
    };
  }

  /** Dated changes are rare, and each of a date of its own: they go to the store one by one. */
  private CatalogWriter writer(HttpServletRequest request) {
    Optional<Instant> effective =
        Form.ofQuery(request)
            .first("effective")
            .map(text -> EffectiveDate.parse("effective", text, Clock.systemUTC()));
    if (effective.isEmpty()) {
      return undated;
    }
    CatalogHistory history =
        stores()
            .find(CatalogHistory.class)
            .orElseThrow(
                () -> new HttpProblem(501, "The store behind this catalogue keeps no history"));
    return new CatalogWriter(
        stores().get(ProcedureCatalog.class),
        true,
        edit ->
            CompletableFuture.completedFuture(
                history.editAll(List.of(edit), effective.get()).get(0)));
  }
}
