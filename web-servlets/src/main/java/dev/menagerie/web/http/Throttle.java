package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Slows down who guesses: after so many failures within a time, a client is refused until that time
 * is over. Who never fails is never refused. An attempt that is under way may still fail: of one
 * client no more are let go on at a time than may fail, and the others wait for how they end. It
 * remembers the latest {@value #MOST_CLIENTS} clients that failed.
 */
public final class Throttle {
  private static final int MOST_CLIENTS = 10_000;

  /**
   * Who waits keeps a thread of the container's. Not for long: as soon as so many have failed as
   * are free, all who wait are refused.
   */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int free;
  private final Duration window;
  private final Clock clock;
  private final Cache<String, Failures> failures;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<String, Attempts> attempts = new HashMap<>();

  /**
   * A throttle.
   *
   * @param free how many failures cost nothing, at least 1
   * @param window the time in which they are counted, from the first of them on
   */
  public Throttle(int free, Duration window, Clock clock) {
    if (free < 1) {
      throw new IllegalArgumentException("free must be at least 1, but is " + free);
    }
    this.free = free;
    this.window = requireNonNull(window, "window");
    this.clock = requireNonNull(clock, "clock");
    failures = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).executor(Runnable::run).build();
  }

  /**
   * Lets a client try, if need be after others of its attempts.
   *
   * @param client what tells clients apart, such as their address
   * @param attempt comes back empty if it has failed; what it throws is no failure of the client's
   * @throws HttpProblem 429, with {@code Retry-After}, if the client has failed too often; 503 if
   *     it has waited too long for others of its attempts
   */
  public <T> Optional<T> attempt(String client, Supplier<Optional<T>> attempt) {
    begin(client);
    boolean failed = false;
    try {
      Optional<T> found = attempt.get();
      failed = found.isEmpty();
      return found;
    } finally {
      end(client, failed);
    }
  }

  private void begin(String client) {
    lock.lock();
    try {
      Attempts own = attempts.computeIfAbsent(client, same -> new Attempts());
      try {
        awaitTurn(client, own);
        own.running++;
      } finally {
        forgetIfDone(client, own);
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(String client, Attempts own) {
    long patience = PATIENCE_NANOS;
    while (failed(client) + own.running >= free) {
      if (patience <= 0) {
        throw busy();
      }
      own.waiting++;
      try {
        patience = ended.awaitNanos(patience);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw busy();
      } finally {
        own.waiting--;
      }
    }
  }

  private void end(String client, boolean failed) {
    lock.lock();
    try {
      if (failed) {
        note(client);
      }
      Attempts own = attempts.get(client);
      own.running--;
      forgetIfDone(client, own);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forgetIfDone(String client, Attempts own) {
    if (own.running + own.waiting == 0) {
      attempts.remove(client);
    }
  }

  /** How often a client has failed within the time; refuses it if that is too often. */
  private int failed(String client) {
    Failures known = failures.getIfPresent(client);
    if (known == null) {
      return 0;
    }
    Duration left = Duration.between(clock.instant(), known.first.plus(window));
    if (left.isNegative() || left.isZero()) {
      return 0;
    }
    if (known.count < free) {
      return known.count;
    }
    long seconds = left.plusNanos(999_999_999).toSeconds();
    throw new HttpProblem(
        429,
        "There were too many failed attempts from here. Try again in " + seconds + " seconds.",
        Map.of("Retry-After", Long.toString(seconds)));
  }

  private void note(String client) {
    Instant now = clock.instant();
    Failures known = failures.getIfPresent(client);
    boolean first = known == null || !now.isBefore(known.first.plus(window));
    failures.put(client, first ? new Failures(now, 1) : new Failures(known.first, known.count + 1));
  }

  private static HttpProblem busy() {
    return new HttpProblem(
        503, "Too many logins at once; try again in a moment", Map.of("Retry-After", "1"));
  }

  private record Failures(Instant first, int count) {}

  /** The attempts of a client that have begun; only under the lock. */
  private static final class Attempts {
    private int running;
    private int waiting;
  }
}
