package dev.menagerie.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fails what is not done in time. Everybody gets the same time, so who comes first is due first,
 * and a look at the queue now and then does what a timer for each would do at several times the
 * cost of all else that waiting costs. While nobody waits, nothing runs.
 */
final class Deadlines {
  private static final long MOST_NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(250);

  private final long nanos;
  private final Executor later;
  private final ConcurrentLinkedQueue<Due> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  Deadlines(Duration patience) {
    nanos = patience.toNanos();
    long between = Math.min(nanos / 4, MOST_NANOS_BETWEEN_LOOKS);
    later = CompletableFuture.delayedExecutor(between, TimeUnit.NANOSECONDS, Runnable::run);
  }

  /** Fails a future with a {@link TimeoutException} when its time is over, or soon after. */
  void watch(CompletableFuture<?> future) {
    if (future.isDone()) {
      return;
    }
    waiting.add(new Due(future, System.nanoTime() + nanos));
    lookLater();
  }

  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }

  private void look() {
    waiting.removeIf(due -> due.future.isDone());
    long now = System.nanoTime();
    for (Due first = waiting.peek(); first != null && first.at - now <= 0; first = waiting.peek()) {
      waiting.poll();
      first.future.completeExceptionally(new TimeoutException());
    }
    looking.set(false);
    if (!waiting.isEmpty()) {
      lookLater();
    }
  }

  private record Due(CompletableFuture<?> future, long at) {}
}
