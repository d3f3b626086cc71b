package dev.menagerie.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One client of an {@link EventStream}. It is written to without blocking, by whichever thread
 * comes first, and by one at a time: a thread that comes while another writes leaves word and goes.
 * What the client has not taken yet is replaced by what is newer.
 */
final class EventListener implements WriteListener, AsyncListener {
  private static final Logger LOG = System.getLogger(EventListener.class.getName());

  private final AtomicReference<byte[]> next = new AtomicReference<>();
  private final Consumer<EventListener> gone;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile AsyncContext async;
  private volatile ServletOutputStream out;
  private volatile boolean mayWrite;
  private volatile boolean ending;
  private byte[] greeting;
  private boolean unflushed;
  private boolean ended;

  EventListener(byte[] greeting, Consumer<EventListener> gone) {
    this.greeting = greeting;
    this.gone = gone;
  }

  void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    async = request.startAsync(request, response);
    async.setTimeout(0);
    async.addListener(this);
    out = response.getOutputStream();
    out.setWriteListener(this);
  }

  /** Sends something as soon as the client takes it, instead of what it has not taken yet. */
  void offer(byte[] event) {
    next.set(event);
    pump();
  }

  /** Sends something unless something else has not been taken yet. */
  void offerFirst(byte[] event) {
    if (next.compareAndSet(null, event)) {
      pump();
    }
  }

  /** Ends the answer. */
  void end() {
    ending = true;
    pump();
  }

  @Override
  public void onWritePossible() {
    mayWrite = true;
    pump();
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.DEBUG, "A listener left", failure);
    mayWrite = true;
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone.accept(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nobody starts it again.
  }

  private void pump() {
    if (!mayWrite || calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      write();
      seen = calls.addAndGet(-seen);
    } while (seen != 0);
  }

  private void write() {
    if (ended) {
      return;
    }
    try {
      while (!ending && isAnythingLeft() && out.isReady()) {
        byte[] event = greeting == null ? next.getAndSet(null) : greeting;
        greeting = null;
        if (event == null) {
          unflushed = false;
          out.flush();
        } else {
          unflushed = true;
          out.write(event);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A listener left", e);
      ending = true;
    }
    if (ending) {
      ended = true;
      gone.accept(this);
      complete();
    }
  }

  private boolean isAnythingLeft() {
    return greeting != null || unflushed || next.get() != null;
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The container has ended the answer already", e);
    }
  }
}
