package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows the state of something to many clients as it changes, by server-sent events. One thread
 * looks at the state now and then, but only while somebody listens; whoever listens costs no
 * thread. A client that reads slowly misses states in between, and nobody waits for it.
 */
public final class EventStream implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventStream.class.getName());
  private static final int MOST_LISTENERS = 2_000;
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(UTF_8);
  private static final byte[] GREETING = "retry: 1000\n\n".getBytes(UTF_8);

  private final String name;
  private final Supplier<String> state;
  private final Duration interval;
  private final Duration quiet;
  private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService watcher;
  private volatile String seen;
  private volatile boolean closed;
  private long lastSent;

  /**
   * A stream.
   *
   * @param name what it shows, for logs
   * @param state tells the state as the text of an event; what it throws is skipped
   * @param interval how long to wait between two looks at the state
   */
  public EventStream(String name, Supplier<String> state, Duration interval) {
    this(name, state, interval, QUIET);
  }

  /** A stream that says after another time without a change that it is still there. */
  EventStream(String name, Supplier<String> state, Duration interval, Duration quiet) {
    this.name = requireNonNull(name, "name");
    this.state = requireNonNull(state, "state");
    this.interval = requireNonNull(interval, "interval");
    this.quiet = requireNonNull(quiet, "quiet");
  }

  /**
   * Makes whoever sent a request a listener: the answer begins with the state, and goes on with
   * every later one. Where the request cannot give its thread back, sending it is refused with 501.
   *
   * @throws HttpProblem 503 if there are too many listeners already, or the stream is closed
   */
  public Reply listen() {
    if (closed || listeners.size() >= MOST_LISTENERS) {
      throw new HttpProblem(
          503, "Nobody more can listen here now; try again.", Map.of("Retry-After", "5"));
    }
    return Reply.stream(200, "text/event-stream;charset=utf-8", (AsyncBody) this::begin)
        .with("Cache-Control", "no-store")
        .with("X-Accel-Buffering", "no");
  }

  /** How many listen now. */
  public int listeners() {
    return listeners.size();
  }

  /** Ends all answers, and begins no more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      rest();
    }
    listeners.forEach(EventListener::end);
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!request.isAsyncSupported()) {
      throw new HttpProblem(
          501, "Nobody can listen here: a filter in front of this does not support async.");
    }
    var listener = new EventListener(GREETING, this::gone);
    listeners.add(listener);
    String first = seen;
    if (first != null) {
      listener.offerFirst(event(first).getBytes(UTF_8));
    }
    try {
      listener.begin(request, response);
    } catch (IOException | RuntimeException e) {
      gone(listener);
      throw e;
    }
    watch();
    if (closed) {
      listener.end();
    }
  }

  private void gone(EventListener listener) {
    listeners.remove(listener);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It never completes; what fails is caught inside.
  private synchronized void watch() {
    if (watcher == null && !closed) {
      watcher =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                var thread = new Thread(task, "menagerie-events " + name);
                thread.setDaemon(true);
                return thread;
              });
      watcher.scheduleWithFixedDelay(this::look, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private synchronized void rest() {
    if (watcher != null) {
      watcher.shutdown();
      watcher = null;
      seen = null;
    }
  }

  private void look() {
    synchronized (this) {
      if (listeners.isEmpty()) {
        rest();
        return;
      }
    }
    attempt(this::sendChange);
    attempt(this::sendHeartbeat);
  }

  /** A task that threw anything would be the last one. */
  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "The state of " + name + " cannot be told now", e);
    }
  }

  private void sendChange() {
    String now = state.get();
    if (!now.equals(seen)) {
      seen = now;
      byte[] event = event(now).getBytes(UTF_8);
      send(listener -> listener.offer(event));
    }
  }

  private void sendHeartbeat() {
    if (System.nanoTime() - lastSent > quiet.toNanos()) {
      send(listener -> listener.offerFirst(HEARTBEAT));
    }
  }

  private void send(Consumer<EventListener> offer) {
    lastSent = System.nanoTime();
    listeners.forEach(offer);
  }

  /** An event has a line of data for each line of its text. */
  private static String event(String text) {
    return "data: " + text.replace("\r", "").replace("\n", "\ndata: ") + "\n\n";
  }
}
