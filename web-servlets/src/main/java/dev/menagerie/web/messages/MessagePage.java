package dev.menagerie.web.messages;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.http.Accept;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The page on which a browser stores a message and looks one up. It needs no script. */
final class MessagePage {
  private static final String STORE = "/store";
  private static final String FIND = "/find";

  private final Pages pages;
  private final RequestUrls urls;
  private final WebOptions options;
  private final MessageStore store;
  private final Function<Message, CompletableFuture<Digest>> put;
  private final Clock clock;

  MessagePage(
      Pages pages,
      RequestUrls urls,
      WebOptions options,
      MessageStore store,
      Function<Message, CompletableFuture<Digest>> put,
      Clock clock) {
    this.pages = pages;
    this.urls = urls;
    this.options = options;
    this.store = store;
    this.put = put;
    this.clock = clock;
  }

  /** Whether a request is for the page or its forms, and not for the API at the same place. */
  static boolean isAskedFor(HttpServletRequest request) {
    String path = request.getPathInfo();
    if (path != null) {
      return path.equals(STORE) || path.equals(FIND);
    }
    return !request.getMethod().equals("POST")
        && Accept.best(request.getHeader("Accept"), "application/json", "text/html")
            .equals("text/html");
  }

  CompletableFuture<Reply> answer(HttpServletRequest request) {
    boolean storing = STORE.equals(request.getPathInfo());
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> {
        if (storing) {
          throw methodNotAllowed("POST");
        }
        yield CompletableFuture.completedFuture(show(request));
      }
      case "POST" -> {
        if (!storing) {
          throw methodNotAllowed("GET, HEAD");
        }
        yield store(request);
      }
      default -> throw methodNotAllowed(storing ? "POST" : "GET, HEAD");
    };
  }

  private Reply show(HttpServletRequest request) {
    Form query = Form.ofQuery(request);
    if (FIND.equals(request.getPathInfo())) {
      return find(request, query.first("digest").orElse("").strip());
    }
    Optional<Digest> stored = query.first("stored").flatMap(Digest::parse);
    return stored
        .map(
            digest ->
                page(request, 200, "stored", digest.hex(), "storedPath", path(request, digest)))
        .orElseGet(() -> page(request, 200));
  }

  private Reply find(HttpServletRequest request, String asked) {
    List<Digest> candidates = Candidates.of(store, asked);
    if (candidates.size() > 1) {
      return notFound(
          request, 300, asked, "Several digests begin like this. Enter more of the one you mean.");
    }
    return candidates.stream()
        .findFirst()
        .flatMap(store::find)
        .map(message -> found(request, asked, message))
        .orElseGet(() -> notFound(request, 404, asked, "There is no message with this digest."));
  }

  private Reply found(HttpServletRequest request, String asked, Message message) {
    String path = path(request, message.digest());
    return page(request, 200, "digest", asked, "found", message.text(), "foundPath", path);
  }

  private Reply notFound(HttpServletRequest request, int status, String asked, String why) {
    return page(request, status, "digest", asked, "digestError", why);
  }

  /** Leads to a page that can be loaded again without sending the form again. */
  private CompletableFuture<Reply> store(HttpServletRequest request) {
    Form form = Form.read(request, options);
    Message text = Message.of(form.first("message").orElse(""));
    Message message =
        form.first("ttl")
            .filter(ttl -> !ttl.isEmpty())
            .map(ttl -> text.expiringAt(clock.instant().plus(Ttl.of(ttl))))
            .orElse(text);
    // A path only: a browser behind a proxy would not follow our form to another scheme.
    String root = urls.cookiePath(request);
    String here = (root.equals("/") ? "" : root) + request.getServletPath();
    Reply done = Reply.empty(303).with("Location", here + "?stored=" + message.digest());
    return put.apply(message).thenApply(digest -> done);
  }

  private Reply page(HttpServletRequest request, int status, String... more) {
    Map<String, Object> model = new HashMap<>();
    model.put("storeAction", path(request, STORE));
    model.put("findAction", path(request, FIND));
    model.put("curl", MessagesServlet.example(urls.base(request) + request.getServletPath()));
    for (int i = 0; i < more.length; i += 2) {
      model.put(more[i], more[i + 1]);
    }
    byte[] page = pages.render("messages", RequestUrls.path(request), model);
    return Reply.html(status, page).with("Cache-Control", "no-cache").with("Vary", "Accept");
  }

  private static String path(HttpServletRequest request, Digest digest) {
    return path(request, "/" + digest.hex());
  }

  /** Where something of ours lies, relative to the web application's root. */
  private static String path(HttpServletRequest request, String below) {
    return (request.getServletPath() + below).substring(1);
  }
}
