package dev.menagerie.platform.balancer;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What an instance's requests were like since it was started. */
public final class Meter {
  /** Four steps for each doubling from a microsecond on: good to a fifth. */
  private static final int STEPS = 4;

  private static final int BUCKETS = 27 * STEPS;

  private final LongAdder requests = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicLongArray latencies = new AtomicLongArray(BUCKETS);

  void count(int status, long nanos) {
    requests.increment();
    if (status >= 500) {
      failures.increment();
    }
    latencies.incrementAndGet(bucket(nanos));
  }

  /** What was counted so far. */
  public Reading read() {
    long[] counts = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = latencies.get(i);
    }
    return new Reading(requests.sum(), failures.sum(), counts);
  }

  private static int bucket(long nanos) {
    double doublings = Math.log(Math.max(1, nanos / 1000.0)) / Math.log(2);
    return (int) Math.min(BUCKETS - 1, doublings * STEPS);
  }

  /** Counts at a moment; the difference of two is what happened between them. */
  public static final class Reading {
    /** Nothing. */
    public static final Reading NONE = new Reading(0, 0, new long[BUCKETS]);

    private final long requests;
    private final long failures;
    private final long[] latencies;

    private Reading(long requests, long failures, long[] latencies) {
      this.requests = requests;
      this.failures = failures;
      this.latencies = latencies;
    }

    /** How many were answered, well or not. */
    public long requests() {
      return requests;
    }

    /** How many were answered with 500 or above, or not at all. */
    public long failures() {
      return failures;
    }

    /** The share that failed, from 0 to 1. */
    public double failureRate() {
      return requests == 0 ? 0 : (double) failures / requests;
    }

    /** How long the slowest twentieth took at least, in milliseconds. */
    public double p95Millis() {
      long beyond = (long) Math.ceil(requests * 0.95);
      long seen = 0;
      for (int i = 0; i < BUCKETS; i++) {
        seen += latencies[i];
        if (seen >= beyond && seen > 0) {
          return Math.pow(2, (i + 1.0) / STEPS) / 1000;
        }
      }
      return 0;
    }

    /** This and another together. */
    public Reading plus(Reading other) {
      return combined(other, 1);
    }

    /** What came after an earlier reading. */
    public Reading since(Reading earlier) {
      return combined(earlier, -1);
    }

    private Reading combined(Reading other, int sign) {
      long[] sums = new long[BUCKETS];
      for (int i = 0; i < BUCKETS; i++) {
        sums[i] = latencies[i] + sign * other.latencies[i];
      }
      return new Reading(requests + sign * other.requests, failures + sign * other.failures, sums);
    }
  }
}
