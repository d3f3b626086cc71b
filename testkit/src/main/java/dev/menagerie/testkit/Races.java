package dev.menagerie.testkit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs threads from one starting gate and collects how each ended. Threads that do not end in a
 * minute fail the test with a dump of what all threads were doing.
 */
public final class Races {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Races() {}

  /**
   * What one thread does.
   *
   * @param <T> what it brings back
   */
  @FunctionalInterface
  public interface Contender<T> {
    /**
     * Runs.
     *
     * @param number which of the threads this is, from 0
     */
    T run(int number) throws Exception;
  }

  /**
   * How one thread ended.
   *
   * @param result what it brought back, {@code null} if it failed
   * @param failure what it threw, {@code null} if it did not
   */
  public record Finish<T>(T result, Throwable failure) {}

  /**
   * Lets threads race, all of which must arrive.
   *
   * @return what they brought back, by number
   * @throws AssertionError if one threw something, which is the cause, the others' suppressed
   */
  public static <T> List<T> run(int threads, Contender<T> contender) {
    var results = new ArrayList<T>();
    AssertionError failed = null;
    for (Finish<T> finish : settle(threads, contender)) {
      if (finish.failure() == null) {
        results.add(finish.result());
      } else if (failed == null) {
        failed = new AssertionError("A racing thread failed: " + finish.failure());
        failed.initCause(finish.failure());
      } else {
        failed.addSuppressed(finish.failure());
      }
    }
    if (failed != null) {
      throw failed;
    }
    return results;
  }

  /**
   * Lets threads race, all of which must arrive, while one more looks on: again and again until
   * they are all through, and at least once.
   *
   * @return what the racing threads brought back, by number
   * @throws AssertionError if one threw something, the one that looks on included
   */
  public static <T> List<T> run(int threads, Contender<T> contender, Runnable lookingOn) {
    var running = new AtomicInteger(threads);
    List<T> results =
        run(
            threads + 1,
            number -> {
              if (number < threads) {
                try {
                  return contender.run(number);
                } finally {
                  running.decrementAndGet();
                }
              }
              do {
                lookingOn.run();
              } while (running.get() > 0);
              return null;
            });
    return results.subList(0, threads);
  }

  /**
   * Lets threads race, some of which may fail.
   *
   * @return how each ended, by number
   */
  public static <T> List<Finish<T>> settle(int threads, Contender<T> contender) {
    return settle(threads, PATIENCE, contender);
  }

  /** Lets threads race for at most some time; see {@link #settle(int, Contender)}. */
  public static <T> List<Finish<T>> settle(int threads, Duration patience, Contender<T> contender) {
    var gate = new CountDownLatch(threads);
    var running = new ArrayList<Thread>();
    var tasks = new ArrayList<FutureTask<T>>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      var task =
          new FutureTask<T>(
              () -> {
                gate.countDown();
                gate.await();
                return contender.run(number);
              });
      var thread = new Thread(task, "racer " + number);
      thread.setDaemon(true);
      tasks.add(task);
      running.add(thread);
    }
    running.forEach(Thread::start);
    long deadline = System.nanoTime() + patience.toNanos();
    var finishes = new ArrayList<Finish<T>>();
    for (FutureTask<T> task : tasks) {
      finishes.add(finish(task, deadline, running));
    }
    return finishes;
  }

  private static <T> Finish<T> finish(FutureTask<T> task, long deadline, List<Thread> running) {
    try {
      return new Finish<>(task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), null);
    } catch (ExecutionException e) {
      return new Finish<>(null, e.getCause());
    } catch (TimeoutException e) {
      String dump = threadDump();
      running.forEach(Thread::interrupt);
      throw new AssertionError("Racing threads are stuck; all threads:\n" + dump, e);
    } catch (InterruptedException e) {
      running.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while threads were racing", e);
    }
  }

  private static String threadDump() {
    var dump = new StringBuilder();
    for (var info : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      dump.append('"').append(info.getThreadName()).append("\" ").append(info.getThreadState());
      if (info.getLockName() != null) {
        dump.append(" on ").append(info.getLockName());
        dump.append(info.getLockOwnerName() == null ? "" : " held by " + info.getLockOwnerName());
      }
      dump.append('\n');
      for (var frame : info.getStackTrace()) {
        dump.append("    at ").append(frame).append('\n');
      }
    }
    return dump.toString();
  }
}
