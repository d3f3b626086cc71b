package dev.menagerie.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The faults of one run: each strikes when its count is reached, one at a time. */
final class FaultLine implements AutoCloseable {
  private final Map<Long, List<LedgerRun.Fault>> faults;
  private final AtomicReference<Throwable> broken;
  private final int total;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "ledger faults");
            thread.setDaemon(true);
            return thread;
          });

  FaultLine(Map<Long, List<LedgerRun.Fault>> faults, AtomicReference<Throwable> broken) {
    this.faults = new TreeMap<>(faults);
    this.broken = broken;
    this.total = faults.values().stream().mapToInt(List::size).sum();
  }

  /** Strikes if a fault was waiting for this very count; each count is reached once. */
  void reached(long acknowledged) {
    for (LedgerRun.Fault fault : faults.getOrDefault(acknowledged, List.of())) {
      begun.incrementAndGet();
      executor.execute(() -> strike(fault));
    }
  }

  private void strike(LedgerRun.Fault fault) {
    try {
      fault.strike();
    } catch (Throwable e) {
      broken.compareAndSet(null, e);
    } finally {
      ended.incrementAndGet();
    }
  }

  /** Whether no fault is under way. */
  boolean isQuiet() {
    return begun.get() == ended.get();
  }

  /** Whether every fault has come and gone. */
  boolean isThrough() {
    return ended.get() == total;
  }

  void assertThrough(long acknowledged) {
    if (!isThrough()) {
      throw new AssertionError(
          "%d of %d faults, due after %s acknowledgements, did not end; %d began, after %d"
              .formatted(total - ended.get(), total, faults.keySet(), begun.get(), acknowledged));
    }
  }

  /** Interrupts a fault that is still under way. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
