package dev.menagerie.web.messages;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.access.AdminOnly;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.BodyLines;
import dev.menagerie.web.http.ContentType;
import dev.menagerie.web.http.FewAtATime;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The messages API: {@code POST /messages} stores a text, or one per line, and tells its digest;
 * {@code GET /messages/<digest>} gives it back. An admin may list and delete. Map it to {@code
 * /messages/*}.
 *
 * <p>Writes go to the store in batches, see {@link GroupCommit}; a client hears of its digest only
 * once its message is durable. Look-ups go in batches likewise, and what is read often is kept in
 * memory, since the text of a digest never changes.
 */
public final class MessagesServlet extends AppServlet {
  /**
   * The {@code ServletContext} attribute with the {@link MessageStore}, if none was handed over.
   */
  public static final String MESSAGE_STORE =
      "dev.menagerie.web.messages.MessagesServlet.messageStore";

  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  private static final long MOST_BYTES_PER_TRIP = 4L << 20;

  /** Where memory is scarce, less may wait and less is kept hot. */
  private static final long SHARE_OF_MEMORY = Runtime.getRuntime().maxMemory() / 8;

  private static final long MOST_BYTES_WAITING = Math.min(64L << 20, SHARE_OF_MEMORY);
  private static final long BYTES_BESIDE_TEXT = 256;
  private static final int MOST_STREAMS = 8;

  private final Clock clock = Clock.systemUTC();
  private final FewAtATime streams =
      new FewAtATime(MOST_STREAMS, "Too many clients are sending lines. Nothing was stored.");

  private final MessageStore given;
  private final Pages pages;
  private volatile MessagePage page;
  private volatile MessageReader reader;
  private volatile MessageAdmin admin;
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
    var hot = new HotReplies(Math.min(options().cacheBytes(), SHARE_OF_MEMORY));
    reader = new MessageReader(store, hot, clock);
    admin = new MessageAdmin(store, hot, new AdminOnly(options(), urls()));
    writes =
        GroupCommit.to("the message store", "put messages", store::putAll)
            .weighing(message -> message.size() + BYTES_BESIDE_TEXT)
            .maxBatch(MOST_BYTES_PER_TRIP)
            .maxWaiting(MOST_BYTES_WAITING)
            .build();
    if (pages != null) {
      page = new MessagePage(pages, urls(), options(), store, writes::submit, clock);
    }
  }

  /** Returns when every message under way is stored and answered. */
  @Override
  protected void stop() {
    writes.close();
    reader.close();
  }

  /** What the batches of writes have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return Optional.ofNullable(writes).map(GroupCommit::statistics);
  }

  /** What the batches of look-ups have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> lookUps() {
    return Optional.ofNullable(reader).map(MessageReader::statistics);
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    if (page != null && MessagePage.isAskedFor(request)) {
      return page.answer(request);
    }
    String path = request.getPathInfo();
    return path == null ? ofCollection(request) : ofItem(request, path.substring(1));
  }

  @Override
  protected Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
    return isQuick(request) ? Optional.of(answer(request)) : Optional.empty();
  }

  /** One message by its whole digest is read or written with others, by their thread. */
  private boolean isQuick(HttpServletRequest request) {
    if (page != null && MessagePage.isAskedFor(request)) {
      return false;
    }
    String path = request.getPathInfo();
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> path != null && MessageReader.isWhole(path.substring(1));
      case "POST" -> path == null && !ContentType.require(request, JSON, LINES).equals(LINES);
      default -> false;
    };
  }

  private CompletableFuture<Reply> ofCollection(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> now(admin.list(request));
      case "POST" ->
          ContentType.require(request, JSON, LINES).equals(LINES)
              ? now(storeLines(request))
              : store(request);
      default -> throw methodNotAllowed("GET, HEAD, POST");
    };
  }

  private CompletableFuture<Reply> ofItem(HttpServletRequest request, String digest) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> reader.read(request, digest);
      case "DELETE" -> now(admin.delete(request, digest));
      default -> throw methodNotAllowed("GET, HEAD, DELETE");
    };
  }

  private CompletableFuture<Reply> store(HttpServletRequest request) {
    Message message = PostedMessage.read(Body.read(request, options()), clock);
    // The digest is known beforehand: whoever carries the batch has only to say that it is stored.
    Reply stored = created(message.digest(), urls().base(request) + request.getServletPath() + "/");
    return writes.submit(message).thenApply(digest -> stored);
  }

  private Reply storeLines(HttpServletRequest request) {
    BodyLines lines = BodyLines.of(request, options());
    var answers = new MessageLines(lines, writes::submit, options().timeout(), clock);
    return Reply.stream(200, LINES, streams.bound(answers)).with("Cache-Control", "no-store");
  }

  private static Reply created(Digest digest, String here) {
    return Reply.json(201, Json.object("digest", digest.hex()))
        .with("Location", here + digest.hex());
  }
}
