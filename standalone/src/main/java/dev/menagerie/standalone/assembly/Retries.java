package dev.menagerie.standalone.assembly;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Tries every second what has to wait for a store, until it is done or somebody closes. */
final class Retries implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Tries, on the thread that calls.
   *
   * @param attempt returns whether it is done
   * @return false if it was given up, since it was closed
   */
  boolean until(BooleanSupplier attempt) {
    while (!attempt.getAsBoolean()) {
      if (isClosedSoon()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private boolean isClosedSoon() {
    try {
      return closed.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
