package dev.menagerie.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A trip that tests hold by the hand: it records what it is given, and can be made to stop at its
 * door until it is let through.
 */
final class Trip implements Function<List<String>, List<String>> {
  private final List<List<String>> batches = new ArrayList<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private volatile boolean stops;
  private volatile Function<List<String>, List<String>> work =
      batch -> batch.stream().map(item -> "done " + item).toList();

  Trip stopping() {
    stops = true;
    return this;
  }

  Trip doing(Function<List<String>, List<String>> work) {
    this.work = work;
    return this;
  }

  @Override
  public List<String> apply(List<String> batch) {
    synchronized (batches) {
      batches.add(batch);
    }
    if (stops) {
      arrivals.release();
      passes.acquireUninterruptibly();
    }
    return work.apply(batch);
  }

  /** Waits until a trip stands at the door. */
  void awaitArrival() {
    arrivals.acquireUninterruptibly();
  }

  void letPass(int trips) {
    passes.release(trips);
  }

  void letAllPass() {
    stops = false;
    passes.release(1_000);
  }

  List<List<String>> batches() {
    synchronized (batches) {
      return List.copyOf(batches);
    }
  }
}
