package dev.menagerie.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Describes a run of clients against a store or a service, and makes it.
 *
 * <p>A client that is refused goes on with its next write, after a breath; so the run passes
 * through an outage as real clients would. A fault runs beside the clients, and the run goes on
 * until the last fault is through.
 *
 * @param <I> what a write is known by
 */
public final class LedgerRun<I> {
  private static final Duration BREATH = Duration.ofMillis(5);
  private static final Duration TO_UNBLOCK = Duration.ofSeconds(60);

  private final LongFunction<I> identities;
  private final TreeMap<Long, List<Fault>> faults = new TreeMap<>();
  private int clients = 8;
  private long target;
  private Duration duration;
  private Duration patience = Duration.ofMinutes(2);
  private boolean retrying;

  LedgerRun(LongFunction<I> identities) {
    this.identities = identities;
  }

  /** How many clients write at the same time; default: 8. */
  public LedgerRun<I> clients(int clients) {
    this.clients = (int) positive("clients", clients);
    return this;
  }

  /** Writes until so many writes are acknowledged, or a few more. */
  public LedgerRun<I> untilAcknowledged(long writes) {
    target = positive("writes", writes);
    return this;
  }

  /** Writes for so long. */
  public LedgerRun<I> during(Duration duration) {
    this.duration = requireNonNull(duration, "duration");
    return this;
  }

  /** How long the whole run may take before it fails; default: two minutes. */
  public LedgerRun<I> within(Duration patience) {
    this.patience = requireNonNull(patience, "patience");
    return this;
  }

  /** Lets something happen once so many writes are acknowledged, one such thing at a time. */
  public LedgerRun<I> after(long acknowledgements, Fault fault) {
    faults
        .computeIfAbsent(positive("acknowledgements", acknowledgements), n -> new ArrayList<>())
        .add(requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * Sends a write whose outcome is unknown again, with the same identity, until it is acknowledged;
   * default: it is left unknown.
   */
  public LedgerRun<I> retryingUnknown() {
    retrying = true;
    return this;
  }

  /**
   * Makes the run with writes that return when they are stored, and throw what {@link
   * Answer#ofFailure} understands when they are not.
   *
   * @throws AssertionError if a write or a fault throws anything else, or time runs out
   */
  public Ledger<I> write(Write<I> write) {
    return exchange(
        identity -> {
          write.send(identity);
          return Answer.ACKNOWLEDGED;
        });
  }

  /**
   * Makes the run with writes that return their answer, such as {@link Answer#ofStatus}; they may
   * throw as well.
   *
   * @throws AssertionError as {@link #write} does
   */
  public Ledger<I> exchange(Exchange<I> exchange) {
    if ((target == 0) == (duration == null)) {
      throw new IllegalStateException("Say either untilAcknowledged or during");
    }
    if (duration == null && !faults.isEmpty() && faults.lastKey() > target) {
      throw new IllegalStateException(
          "The fault after " + faults.lastKey() + " would come after the end at " + target);
    }
    return new Run(exchange).make();
  }

  private static long positive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but is " + value);
    }
    return value;
  }

  /**
   * A write that returns when it is stored.
   *
   * @param <I> what it is known by
   */
  @FunctionalInterface
  public interface Write<I> {
    /** Sends it. */
    void send(I identity) throws Exception;
  }

  /**
   * A write that tells its answer.
   *
   * @param <I> what it is known by
   */
  @FunctionalInterface
  public interface Exchange<I> {
    /** Sends it. */
    Answer send(I identity) throws Exception;
  }

  /** Something that goes wrong: a server is killed and started again, a network is cut. */
  @FunctionalInterface
  public interface Fault {
    /** Lets it go wrong, and mends it. */
    void strike() throws Exception;
  }

  /** One run under way. */
  private final class Run {
    private final Exchange<I> exchange;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();
    private final AtomicReference<Throwable> lastFailure = new AtomicReference<>();
    private final ConcurrentLinkedQueue<long[]> notes = new ConcurrentLinkedQueue<>();
    private final FaultLine faultLine = new FaultLine(faults, broken);
    private final long begun = System.nanoTime();

    Run(Exchange<I> exchange) {
      this.exchange = exchange;
    }

    Ledger<I> make() {
      try (faultLine) {
        Races.settle(clients, patience.plus(TO_UNBLOCK), this::client).stream()
            .map(Races.Finish::failure)
            .filter(Objects::nonNull)
            .forEach(failure -> broken.compareAndSet(null, failure));
      }
      Duration elapsed = elapsed();
      if (broken.get() != null) {
        throw new AssertionError("The run broke: " + broken.get(), broken.get());
      }
      if (acknowledged.get() < target) {
        throw new AssertionError(
            "Only %d of %d writes were acknowledged within %s, and %d refused"
                .formatted(acknowledged.get(), target, patience, refused.get()),
            lastFailure.get());
      }
      faultLine.assertThrough(acknowledged.get());
      long[] all = notes.stream().flatMapToLong(LongStream::of).toArray();
      return new Ledger<>(identities, clients, all, elapsed);
    }

    private Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Void client(int ignored) {
      var mine = LongStream.builder();
      try {
        while (goesOn()) {
          long number = next.getAndIncrement();
          Answer answer = settled(identities.apply(number));
          mine.add(Ledger.note(number, answer));
          if (answer == Answer.ACKNOWLEDGED) {
            faultLine.reached(acknowledged.incrementAndGet());
          } else {
            refused.addAndGet(answer == Answer.REFUSED ? 1 : 0);
            takeBreath();
          }
        }
      } catch (Throwable e) {
        broken.compareAndSet(null, e);
      }
      notes.add(mine.build().toArray());
      return null;
    }

    private boolean goesOn() {
      if (broken.get() != null || expired()) {
        return false;
      }
      return duration == null
          ? acknowledged.get() < target || !faultLine.isThrough()
          : elapsed().compareTo(duration) < 0 || !faultLine.isQuiet();
    }

    private boolean expired() {
      return elapsed().compareTo(patience) > 0 || Thread.currentThread().isInterrupted();
    }

    /** The answer, after retries: once in doubt, a refusal says nothing about the first try. */
    private Answer settled(I identity) throws Exception {
      Answer answer = attempt(identity);
      if (answer != Answer.UNKNOWN || !retrying) {
        return answer;
      }
      while (answer != Answer.ACKNOWLEDGED && broken.get() == null && !expired()) {
        takeBreath();
        answer = attempt(identity);
      }
      return answer == Answer.ACKNOWLEDGED ? answer : Answer.UNKNOWN;
    }

    private Answer attempt(I identity) throws Exception {
      try {
        return exchange.send(identity);
      } catch (Exception e) {
        lastFailure.set(e);
        return Answer.ofFailure(e).orElseThrow(() -> e);
      }
    }

    private void takeBreath() {
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }
}
