package dev.menagerie.web.procedures;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.accounts.Scope;
import dev.menagerie.batch.GroupCommit;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
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

  private volatile CatalogReader reader;
  private volatile CatalogWriter writer;
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
  }

  @Override
  void open(ServletContext context) {
    ProcedureCatalog catalog = stores().get(ProcedureCatalog.class);
    writes = GroupCommit.to("the catalogue", "edit procedures", catalog::editAll).build();
    reader = new CatalogReader(catalog, urls());
    writer = new CatalogWriter(catalog, writes::submit);
  }

  /** Returns when every change under way is stored and answered. */
  @Override
  public void destroy() {
    writes.close();
  }

  /** What the batches have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return Optional.ofNullable(writes).map(GroupCommit::statistics);
  }

  @Override
  CompletableFuture<Reply> answer(HttpServletRequest request, Identity who) {
    String path = request.getPathInfo();
    return path == null || path.equals("/")
        ? ofCollection(request, who)
        : ofItem(request, who, path.substring(1));
  }

  private CompletableFuture<Reply> ofCollection(HttpServletRequest request, Identity who) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(reader.page(request));
      case "POST" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer.create(body.withItsOwnCode(), links(request));
      }
      default -> throw methodNotAllowed(OF_COLLECTION);
    };
  }

  private CompletableFuture<Reply> ofItem(HttpServletRequest request, Identity who, String code) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(reader.item(request, code));
      case "PUT" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer.put(request, body.under(code), links(request));
      }
      case "PATCH" -> {
        Gate.require(who, Scope.WRITE);
        ProcedureBody body = ProcedureBody.read(request, options());
        yield writer.patch(request, code, body, links(request));
      }
      case "DELETE" -> {
        Gate.require(who, Scope.WRITE);
        yield writer.delete(request, code);
      }
      default -> throw methodNotAllowed(OF_ITEM);
    };
  }

  private Links links(HttpServletRequest request) {
    return new Links(urls(), request);
  }
}
