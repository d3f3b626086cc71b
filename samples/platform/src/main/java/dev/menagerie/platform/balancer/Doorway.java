package dev.menagerie.platform.balancer;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is inside, and can be closed: from then on nobody enters, and once the count is zero
 * nobody ever will be inside. Both are one number, so there is no moment in which somebody slips in
 * after the count was read.
 */
final class Doorway {
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger state = new AtomicInteger();

  /** Enters unless it is closed; whoever entered must leave. */
  boolean enter() {
    int now = state.get();
    while (now >= 0) {
      if (state.compareAndSet(now, now + 1)) {
        return true;
      }
      now = state.get();
    }
    return false;
  }

  void leave() {
    state.decrementAndGet();
  }

  int inside() {
    return state.get() & ~CLOSED;
  }

  boolean isClosed() {
    return state.get() < 0;
  }

  void close() {
    state.getAndUpdate(now -> now | CLOSED);
  }

  void open() {
    state.getAndUpdate(now -> now & ~CLOSED);
  }
}
