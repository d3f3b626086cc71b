package dev.menagerie.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Ends what is not done in time. Everybody gets the same time, so who comes first is due first, and
 * a look at the queue now and then does what a timer for each would do at several times the cost of
 * all else that waiting costs. While nobody waits, nothing runs.
 *
 * <p>The looks are taken by a thread of its own, which ends when it is closed: that of the JDK
 * never does, and so would keep a web application in memory that was the first to need it.
 *
 * @param <T> what is waited for
 */
public final class Deadlines<T> implements AutoCloseable {
  private static final long MOST_NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(250);

  private final long nanos;
  private final long nanosBetweenLooks;
  private final Consumer<CompletableFuture<T>> end;
  private final ScheduledThreadPoolExecutor later = oneThread();
  private final ConcurrentLinkedQueue<Due<T>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * Waits for nothing yet, and has no thread.
   *
   * @param patience how long each may take
   * @param end what becomes of one that takes longer; must not block
   */
  public Deadlines(Duration patience, Consumer<CompletableFuture<T>> end) {
    nanos = patience.toNanos();
    nanosBetweenLooks = Math.min(nanos / 4, MOST_NANOS_BETWEEN_LOOKS);
    this.end = end;
  }

  /** Ends a future when its time is over, or soon after; never, once this is closed. */
  public void watch(CompletableFuture<T> future) {
    if (future.isDone()) {
      return;
    }
    waiting.add(new Due<>(future, System.nanoTime() + nanos));
    lookLater();
  }

  /** Ends the thread, as soon as it has nothing to do. */
  @Override
  public void close() {
    later.shutdown();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for a look.
  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      later.schedule(this::look, nanosBetweenLooks, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    waiting.removeIf(due -> due.future.isDone());
    long now = System.nanoTime();
    for (Due<T> first = waiting.peek();
        first != null && first.at - now <= 0;
        first = waiting.peek()) {
      waiting.poll();
      end.accept(first.future);
    }
    looking.set(false);
    if (!waiting.isEmpty()) {
      lookLater();
    }
  }

  private static ScheduledThreadPoolExecutor oneThread() {
    var executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "menagerie-deadlines");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  private record Due<T>(CompletableFuture<T> future, long at) {}
}
