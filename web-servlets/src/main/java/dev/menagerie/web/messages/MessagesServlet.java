package dev.menagerie.web.messages;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.ContentType;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The messages API: {@code POST /messages} stores a text and tells its digest, {@code GET
 * /messages/<digest>} gives it back. Map it to {@code /messages/*}.
 *
 * <p>Writes go to the store in batches, see {@link GroupCommit}; a client hears of its digest only
 * once its message is durable. What is read often is kept in memory, since the text of a digest
 * never changes.
 */
public final class MessagesServlet extends AppServlet {
  /**
   * The {@code ServletContext} attribute with the {@link MessageStore}, if none was handed over.
   */
  public static final String MESSAGE_STORE =
      "dev.menagerie.web.messages.MessagesServlet.messageStore";

  private static final String JSON = "application/json";
  private static final String NO_MESSAGE =
      "I was expecting to receive a POST param called 'message'.";

  private static final long MOST_BYTES_PER_TRIP = 4L << 20;
  private static final long MOST_BYTES_WAITING = 64L << 20;
  private static final long BYTES_BESIDE_TEXT = 256;

  private final MessageStore given;
  private final Pages pages;
  private volatile MessagePage page;
  private volatile MessageReader reader;
  private volatile GroupCommit<Message, Digest> writes;

  /** For the container: store and options come from the context's attributes. */
  public MessagesServlet() {
    this(null, null);
  }

  /** For code: the API alone, from a store, which stays the caller's to close. */
  public MessagesServlet(MessageStore store, WebOptions options) {
    this(store, options, null);
  }

  /** For code: the API, and for browsers a page at the same place. */
  public MessagesServlet(MessageStore store, WebOptions options, Pages pages) {
    super(new MessageErrors(pages), options);
    given = store;
    this.pages = pages;
  }

  /** A command that stores a message, for the address that this servlet is mapped to. */
  public static String example(String url) {
    return "curl -H 'Content-Type: application/json' -d '{\"message\":\"foo\"}' " + url;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    MessageStore store = Attributes.require(given, context, MESSAGE_STORE, MessageStore.class);
    reader = new MessageReader(store, new HotReplies(options().cacheBytes()));
    writes =
        GroupCommit.to("the message store", "put messages", store::putAll)
            .weighing(message -> message.size() + BYTES_BESIDE_TEXT)
            .maxBatch(MOST_BYTES_PER_TRIP)
            .maxWaiting(MOST_BYTES_WAITING)
            .build();
    if (pages != null) {
      page = new MessagePage(pages, urls(), options(), store, writes::submit);
    }
  }

  /** Returns when every message under way is stored and answered. */
  @Override
  public void destroy() {
    writes.close();
  }

  /** What the batches have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return Optional.ofNullable(writes).map(GroupCommit::statistics);
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    if (page != null && MessagePage.isAskedFor(request)) {
      return page.answer(request);
    }
    String path = request.getPathInfo();
    return path == null ? ofCollection(request) : ofItem(request, path.substring(1));
  }

  private CompletableFuture<Reply> ofCollection(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "POST" -> store(request);
      default -> throw methodNotAllowed("POST");
    };
  }

  private CompletableFuture<Reply> ofItem(HttpServletRequest request, String digest) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(reader.read(request, digest));
      default -> throw methodNotAllowed("GET, HEAD");
    };
  }

  private CompletableFuture<Reply> store(HttpServletRequest request) {
    ContentType.require(request, JSON);
    Message message = Message.of(text(Json.readObject(Body.read(request, options()))));
    // The digest is known beforehand: whoever carries the batch has only to say that it is stored.
    Reply stored = created(message.digest(), urls().base(request) + request.getServletPath() + "/");
    return writes.submit(message).thenApply(digest -> stored);
  }

  private static String text(Map<String, Object> fields) {
    if (!fields.containsKey("message")) {
      throw new HttpProblem(400, NO_MESSAGE);
    }
    if (fields.get("message") instanceof String text) {
      return text;
    }
    throw new HttpProblem(400, "'message' must be a string.");
  }

  private static Reply created(Digest digest, String here) {
    return Reply.json(201, Json.object("digest", digest.hex()))
        .with("Location", here + digest.hex());
  }
}
