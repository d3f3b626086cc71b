package dev.menagerie.platform.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;

/** Visitors who ask without a pause, until they are told to stop; each has a kept connection. */
final class Crowd implements AutoCloseable {
  private static final int VISITORS = 24;
  private static final int BEFORE = 2_000;
  private static final int IN_ALL = 50_000;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private final LongAdder closedWhileKept = new LongAdder();
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
  private volatile boolean over;

  /** Has them ask at least 50,000 times: before, during and after something that happens. */
  static Crowd during(URI url, Runnable change) {
    var crowd = new Crowd(url);
    try (crowd) {
      crowd.awaitAnswers(BEFORE);
      change.run();
      crowd.awaitAnswers(IN_ALL);
    }
    return crowd;
  }

  private Crowd(URI url) {
    for (int i = 0; i < VISITORS; i++) {
      var thread = new Thread(() -> visit(url), "visitor-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Returns when this many were answered since the beginning, or something went wrong. */
  private void awaitAnswers(long number) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> answers.get() >= number || !failures.isEmpty());
  }

  long answers() {
    return answers.get();
  }

  /**
   * How often the server closed a kept connection before it answered. The standard lets it, and
   * asks clients to ask again, which they did; what then failed counts as a failure.
   */
  long closedWhileKept() {
    return closedWhileKept.sum();
  }

  /** What went wrong, and how often. */
  Map<String, LongAdder> failures() {
    return failures;
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void visit(URI url) {
    try (var visitor = new Visitor(url)) {
      while (!over) {
        count(visitor);
      }
    } catch (IOException e) {
      failed("at the end: " + e);
    }
  }

  private void count(Visitor visitor) {
    try {
      int status = askAgainIfClosed(visitor);
      if (status != 200) {
        failed("status " + status);
      }
    } catch (IOException e) {
      failed(e.toString());
    }
    answers.incrementAndGet();
  }

  private int askAgainIfClosed(Visitor visitor) throws IOException {
    try {
      return visitor.ask();
    } catch (Visitor.ClosedWhileKeptException e) {
      closedWhileKept.increment();
      return visitor.ask();
    }
  }

  private void failed(String how) {
    failures.computeIfAbsent(how, h -> new LongAdder()).increment();
  }
}
