package dev.menagerie.batch;

import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The background thread: carries all who wait, trip after trip, until the line is empty. A lack of
 * memory, even for a thread, ends neither that nor anybody's hope of an answer.
 */
final class Carrier<T, R> {
  private static final long TO_RECOVER_NANOS = 1_000_000;

  private final StoreCall call;
  private final Station<T, R> station;
  private final Porter<T, R> porter;
  private final ThreadPoolExecutor thread;
  private final LongSupplier nanoTime;

  Carrier(
      StoreCall call,
      Station<T, R> station,
      Porter<T, R> porter,
      ThreadPoolExecutor thread,
      LongSupplier nanoTime) {
    this.call = call;
    this.station = station;
    this.porter = porter;
    this.thread = thread;
    this.nanoTime = nanoTime;
  }

  /** A thread that ends when there was nothing to carry for a while, and begins again. */
  static ThreadPoolExecutor thread(ThreadFactory threads) {
    var thread =
        new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /** Has the thread carry those in line; if there is none to be had, they are turned away. */
  void wake() {
    try {
      thread.execute(this::carryAllThatQueues);
    } catch (Throwable e) {
      thread.getQueue().clear();
      turnAway(e);
    }
  }

  private void carryAllThatQueues() {
    boolean more = true;
    while (more) {
      try {
        more = carryABatch();
      } catch (Throwable e) {
        // Short of memory for a moment, say. If it ended here, those in line would wait for ever.
        LockSupport.parkNanos(TO_RECOVER_NANOS);
      }
    }
  }

  private boolean carryABatch() {
    List<Waiting<T, R>> batch = station.depart();
    if (batch.isEmpty()) {
      return false;
    }
    long begin = nanoTime.getAsLong();
    porter.carry(batch);
    long nanosOfTrip = nanoTime.getAsLong() - begin;
    if (batch.size() > 1) {
      station.awaitCompany(batch.size(), nanosOfTrip);
    }
    return true;
  }

  private void turnAway(Throwable cause) {
    Throwable told = noThread(cause);
    station.giveUp().forEach(w -> w.completeExceptionally(told));
  }

  /** The cause as it is if there is no memory left for more. */
  private Throwable noThread(Throwable cause) {
    try {
      return new StoreBusyException(
          call, "there is no thread to carry it (" + cause + "); nothing was stored, try again.");
    } catch (Throwable e) {
      return cause;
    }
  }
}
