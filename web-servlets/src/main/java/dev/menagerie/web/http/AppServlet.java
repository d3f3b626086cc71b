package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What every servlet of the house extends: work first, then status and headers, then body.
 *
 * <p>A servlet turns a request into a {@link Reply}, now or later. What is done already is sent on
 * the same thread. What is not gives the thread back to the container; when it is done, the
 * container is asked to call when the client takes the answer, and that is written without blocking
 * ({@link ReplyWriter}): whoever completes the work, perhaps on the one thread that carries
 * everybody's, never waits for a slow client, nor does anybody else. Whatever goes wrong becomes an
 * answer in one place, in the servlet's own {@link ErrorShape}.
 *
 * <p>A container may call it on a thread that must not block, see {@link FastLane}. There a servlet
 * answers what it can {@linkplain #quickly at once}, and has served elsewhere what it cannot.
 *
 * <p>It implements {@code Servlet} rather than extend {@code HttpServlet}, whose {@code doGet} and
 * {@code doPost} would be other ways in.
 */
public abstract class AppServlet implements Servlet {
  private static final Logger LOG = System.getLogger(AppServlet.class.getName());

  private final ErrorShape errors;
  private final WebOptions given;
  private volatile WebOptions options;
  private volatile RequestUrls urls;
  private volatile Deadlines<Reply> deadlines;
  private volatile FastLane lane;
  private volatile ServletConfig config;

  /**
   * A servlet.
   *
   * @param errors how it words its errors
   * @param options what was said to it, or {@code null} to look into the context
   */
  protected AppServlet(ErrorShape errors, WebOptions options) {
    this.errors = requireNonNull(errors, "errors");
    this.given = options;
  }

  /**
   * Answers a request, on a thread that may block; unless {@link #quickly} hands on to it what does
   * not.
   *
   * @return completes with the answer, or with what went wrong; a future of the request's own,
   *     since it is failed when it takes too long. What is answered later has a body that is all
   *     there, not a stream
   */
  protected abstract CompletableFuture<Reply> answer(HttpServletRequest request);

  /**
   * Answers a request on a thread that must not block, if that can be done: if it takes no waiting,
   * neither for a store, nor for a client, nor for a slow hash. Of the others it reads no body, and
   * does nothing that counts: they are served anew. What is done for a {@code POST} is done after
   * its body was read.
   *
   * @return completes as that of {@link #answer} does; empty if that one is to be called instead,
   *     on another thread
   */
  protected Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
    return Optional.empty();
  }

  /** Adds what every answer carries, errors too; called on a thread that must not block. */
  protected Reply finished(HttpServletRequest request, Reply reply) {
    return reply;
  }

  /** Gets ready; called once, before the first request. */
  protected void start(ServletContext context) throws ServletException {}

  /** Finishes what is under way; called once, after the last request. */
  protected void stop() {}

  /** What was said to this servlet; only after {@link #init}. */
  protected final WebOptions options() {
    return options;
  }

  /** Tells under which addresses clients reach this servlet; only after {@link #init}. */
  protected final RequestUrls urls() {
    return urls;
  }

  /** An answer that is ready now. */
  protected static CompletableFuture<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  @Override
  public final void init(ServletConfig config) throws ServletException {
    this.config = config;
    ServletContext context = config.getServletContext();
    options =
        Attributes.orElse(
            given, context, WebOptions.ATTRIBUTE, WebOptions.class, WebOptions.defaults());
    urls = new RequestUrls(options.trustProxy());
    deadlines =
        new Deadlines<>(
            options.timeout(), late -> late.completeExceptionally(new TimeoutException()));
    lane = Attributes.orElse(null, context, FastLane.ATTRIBUTE, FastLane.class, FastLane.NONE);
    start(context);
  }

  @Override
  public final void service(ServletRequest servletRequest, ServletResponse servletResponse) {
    var request = (HttpServletRequest) servletRequest;
    var response = (HttpServletResponse) servletResponse;
    if (lane.isHere()) {
      serveQuickly(request, response);
    } else {
      serve(request, response);
    }
  }

  /**
   * What is refused before its body was read goes elsewhere too, where reading on may block; and at
   * once what comes with a body that nobody will read, since nothing may be done twice.
   */
  private void serveQuickly(HttpServletRequest request, HttpServletResponse response) {
    boolean reads = request.getMethod().equals("POST") || Body.isRead(request);
    Optional<CompletableFuture<Reply>> outcome =
        reads && request.isAsyncSupported() ? outcomeOf(request, this::quickly) : Optional.empty();
    if (outcome.isPresent() && Body.isRead(request)) {
      sendLater(outcome.get(), request, response);
    } else {
      lane.leave();
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) {
    CompletableFuture<Reply> outcome =
        outcomeOf(request, asked -> Optional.of(answer(asked))).orElseThrow();
    if (!outcome.isDone() && request.isAsyncSupported() && Body.isRead(request)) {
      sendLater(outcome, request, response);
      return;
    }
    deadlines.watch(outcome);
    send(settled(outcome, request), request, response);
  }

  @Override
  public final ServletConfig getServletConfig() {
    return config;
  }

  @Override
  public String getServletInfo() {
    return "Menagerie";
  }

  @Override
  public final void destroy() {
    try {
      stop();
    } finally {
      deadlines.close();
    }
  }

  private Optional<CompletableFuture<Reply>> outcomeOf(
      HttpServletRequest request,
      Function<HttpServletRequest, Optional<CompletableFuture<Reply>>> how) {
    try {
      if (!CleanPath.isClean(request.getRequestURI())) {
        throw new HttpProblem(404, "There is nothing under a path of this form.");
      }
      SameOrigin.check(request, urls);
      return how.apply(request);
    } catch (Exception | Error e) {
      // An error too: no request's own depth or length is to end in a page of the container's.
      return Optional.of(CompletableFuture.failedFuture(e));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What comes of it is told to the client.
  private void sendLater(
      CompletableFuture<Reply> outcome, HttpServletRequest request, HttpServletResponse response) {
    // Without the two, the container would hand back its own, and not what filters put around them.
    AsyncContext async = request.startAsync(request, response);
    // The outcome has a deadline of its own: one that cannot race with it.
    async.setTimeout(0);
    deadlines.watch(outcome);
    CompletableFuture<Reply> whole = outcome.thenApply(AppServlet::whole);
    whole.whenComplete(
        (reply, failure) -> {
          try {
            ReplyWriter.begin(async, request, () -> settled(whole, request));
          } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The client left before its answer was ready", e);
          }
        });
  }

  /** The answer that an outcome has come to, once it is there. */
  private Reply settled(CompletableFuture<Reply> outcome, HttpServletRequest request) {
    try {
      return finished(request, outcome.join().made());
    } catch (RuntimeException | Error e) {
      return error(request, Failures.problem(e));
    }
  }

  private static Reply whole(Reply reply) {
    if (reply.isStream()) {
      throw new IllegalStateException("What is answered later cannot be a stream");
    }
    return reply;
  }

  private void send(Reply reply, HttpServletRequest request, HttpServletResponse response) {
    try {
      deliver(reply, request, response);
      if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && Body.mayBeUnread(request)) {
        response.flushBuffer();
        Body.drain(request);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client left before its answer was sent", e);
    }
  }

  /** A body that fails while it is written is an error like others, as long as nothing is sent. */
  private void deliver(Reply reply, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      reply.send(request, response);
    } catch (RuntimeException | Error e) {
      HttpProblem problem = Failures.problem(e);
      if (response.isCommitted()) {
        throw new BrokenOffException(problem.getMessage());
      }
      response.reset();
      error(request, problem).send(request, response);
    }
  }

  private Reply error(HttpServletRequest request, HttpProblem problem) {
    String allow = problem.headers().get("Allow");
    if (allow != null && "OPTIONS".equals(request.getMethod())) {
      return Reply.empty(HttpServletResponse.SC_NO_CONTENT).with("Allow", allow);
    }
    Reply reply = errors.reply(request, problem.status(), problem.getMessage());
    for (var header : problem.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return finished(request, reply.with("Cache-Control", "no-store"));
  }
}
