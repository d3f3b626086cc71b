package dev.menagerie.batch;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * What a trip waits for before it leaves: those who were just answered, who tend to come back at
 * once. Leaving with the first few of them, or with those alone who came during the last trip,
 * would waste every other trip. After a trip that took long since the store was in trouble, they
 * may not come back at all. To be used under the lock.
 */
final class Company {
  private final Condition complete;
  private final WaitingLine<?, ?> line;
  private final int patience;
  private final long longestWaitNanos;
  private int expected = Integer.MAX_VALUE;
  private int behind;
  private boolean off;

  /**
   * For who leaves with those in a line.
   *
   * @param patience which part of the last trip's time to wait at most
   * @param longestWait how long to wait at most, however long that took
   */
  Company(Lock lock, WaitingLine<?, ?> line, int patience, Duration longestWait) {
    this.complete = lock.newCondition();
    this.line = line;
    this.patience = patience;
    this.longestWaitNanos = longestWait.toNanos();
  }

  /** Somebody has joined the line. */
  void grows() {
    if (isEnough()) {
      complete.signal();
    }
  }

  /** So many came during a trip, before those come back whom it answers. */
  void leftBehind(int number) {
    behind = number;
  }

  /** Waits until as many are there as were answered or came meanwhile, but only a moment. */
  void await(int answered, long nanosOfTrip) {
    expected = answered + behind;
    long left = Math.min(nanosOfTrip / patience, longestWaitNanos);
    try {
      while (!isEnough() && left > 0 && !off) {
        left = complete.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Somebody wants this thread to hurry: so it leaves at once.
      Thread.currentThread().interrupt();
    } finally {
      expected = Integer.MAX_VALUE;
    }
  }

  /** Nobody is waited for any more. */
  void callOff() {
    off = true;
    complete.signal();
  }

  private boolean isEnough() {
    return line.size() >= expected || line.fillsATrip();
  }
}
