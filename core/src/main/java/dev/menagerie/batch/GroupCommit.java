package dev.menagerie.batch;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Turns many concurrent callers into few trips to a store.
 *
 * <p>While one trip is under way, arrivals queue; the next trip takes them all. Who finds none
 * under way waits for nobody: a caller who blocks anyway then carries its own item on its own
 * thread, and that costs what a direct call costs. Everything else is carried by one background
 * thread, trip after trip, until the queue is empty. So at most one trip is under way at a time,
 * and items reach the store in the order of their arrival. Only after a trip with several items
 * does the next one wait a moment, an eighth of that trip at most unless {@linkplain
 * Builder#patience told otherwise}, and never more than {@value #LONGEST_WAIT_MILLIS} ms, for as
 * many to come back: those who were just answered are the likeliest to write again.
 *
 * <p>A caller is answered only after the trip with its own item has returned. If a trip fails for a
 * reason that may lie in one item, the batch is split in halves until the culprit stands alone; for
 * that, a trip that throws anything but {@link OutcomeUnknownException} must have stored nothing,
 * or only what may be stored again harmlessly. So if the store cannot be reached for a part of a
 * batch that was split, the outcome is unknown: the whole may have stored it. The queue is bounded:
 * beyond the bound callers get {@link StoreBusyException}, not memory growth.
 *
 * @param <T> an item
 * @param <R> its outcome
 */
public final class GroupCommit<T, R> implements AutoCloseable {
  private static final long LONGEST_WAIT_MILLIS = 50;

  private final StoreCall call;
  private final ToLongFunction<? super T> weigher;
  private final Station<T, R> station;
  private final Porter<T, R> porter;
  private final Carrier<T, R> carrier;

  private GroupCommit(Builder<T, R> builder) {
    call = builder.call;
    weigher = builder.weigher;
    var line = new WaitingLine<T, R>(builder.maxBatch, builder.maxWaiting);
    var thread = Carrier.thread(builder.threads);
    station = new Station<>(call, line, builder.patience, builder.longestWait, thread::shutdown);
    porter = new Porter<>(call, builder.trip, station);
    carrier = new Carrier<>(call, station, porter, thread, builder.nanoTime);
  }

  /**
   * Begins to describe a group commit.
   *
   * @param store the store's name, for messages
   * @param operation what a trip does, as a verb phrase such as {@code put messages}
   * @param trip takes a batch to the store and returns one outcome per item, in the same order,
   *     once all are durable; called by one thread at a time
   */
  public static <T, R> Builder<T, R> to(
      String store, String operation, Function<List<T>, List<R>> trip) {
    return new Builder<>(new StoreCall(store, operation, ""), trip);
  }

  /**
   * Hands over an item and returns at once.
   *
   * <p>Actions attached to the future run on the thread that carries, so none may block; they may
   * submit again. Cancelling the future does not take the item back.
   *
   * @return completes with the item's outcome, or with what the trip threw; with {@link
   *     StoreBusyException} if too much is waiting, and with {@link StoreUnavailableException}
   *     after {@link #close()}, and then certainly nothing was stored
   */
  public CompletableFuture<R> submit(T item) {
    Waiting<T, R> mine = weighed(item);
    try {
      if (station.join(mine)) {
        carrier.wake();
      }
    } catch (StoreException refusal) {
      mine.completeExceptionally(refusal);
    }
    return mine;
  }

  /**
   * Hands over an item and waits for its outcome, carrying it on the calling thread if no trip is
   * under way.
   *
   * <p>A caller interrupted while its item still queues takes it back: {@link StoreBusyException},
   * nothing stored. Interrupted when the item is on its way, it waits for the outcome, since
   * walking away would leave it unknown. In both cases the thread stays interrupted.
   *
   * @throws StoreException as {@link #submit} tells; other exceptions of the trip as they are
   */
  public R call(T item) {
    Waiting<T, R> mine = weighed(item);
    if (station.departOrJoin(mine)) {
      carryOwn(mine);
    }
    return outcomeOf(mine);
  }

  /** What it has done so far, for metrics. */
  public Statistics statistics() {
    return station.statistics();
  }

  /**
   * Takes no more items, and returns when those taken before have their outcomes. Closing again
   * does nothing but wait likewise. Called from within a trip, or from an action on a future, it
   * does not wait.
   */
  @Override
  public void close() {
    station.close();
  }

  private Waiting<T, R> weighed(T item) {
    return new Waiting<>(item, weigher.applyAsLong(item));
  }

  /**
   * Carries one's own item, shielded from an interrupt that was meant for something else. What
   * arrived meanwhile is left to the background thread: the caller has its answer.
   */
  private void carryOwn(Waiting<T, R> mine) {
    boolean interrupted = Thread.interrupted();
    try {
      porter.carry(List.of(mine));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (station.handOver()) {
        carrier.wake();
      }
    }
  }

  private R outcomeOf(Waiting<T, R> mine) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return mine.get();
        } catch (InterruptedException e) {
          interrupted = true;
          if (station.withdraw(mine)) {
            throw new StoreBusyException(
                call, "the caller was interrupted while waiting its turn; nothing was stored.");
          }
        } catch (ExecutionException e) {
          throw unwrapped(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /**
   * What a group commit has done since it was made.
   *
   * @param trips the trips begun; a batch that was split counts once
   * @param items the items carried by them
   * @param waiting the weight of what queues now
   * @param refused the items turned away because too much was waiting, or there was no thread for
   *     them
   */
  public record Statistics(long trips, long items, long waiting, long refused) {}

  /** Describes a group commit. */
  public static final class Builder<T, R> {
    private final StoreCall call;
    private final Function<List<T>, List<R>> trip;
    private ToLongFunction<? super T> weigher = item -> 1;
    private long maxBatch = 1_000;
    private long maxWaiting = 10_000;
    private int patience = 8;
    private Duration longestWait = Duration.ofMillis(LONGEST_WAIT_MILLIS);
    private LongSupplier nanoTime = System::nanoTime;
    private ThreadFactory threads = this::daemon;

    private Builder(StoreCall call, Function<List<T>, List<R>> trip) {
      this.call = call;
      this.trip = requireNonNull(trip, "trip");
    }

    /** How heavy an item is, in the unit of the two bounds; default: each weighs 1. */
    public Builder<T, R> weighing(ToLongFunction<? super T> weigher) {
      this.weigher = requireNonNull(weigher, "weigher");
      return this;
    }

    /** The most weight in one trip, though a single item may exceed it; default: 1,000. */
    public Builder<T, R> maxBatch(long weight) {
      maxBatch = positive("maxBatch", weight);
      return this;
    }

    /** The most weight in the queue, though a single item may exceed it; default: 10,000. */
    public Builder<T, R> maxWaiting(long weight) {
      maxWaiting = positive("maxWaiting", weight);
      return this;
    }

    /**
     * Which part of the time that a trip took the next one waits at most for those who were just
     * answered: 1 for all of it, 3 for a third; default: 8. It is never more than {@value
     * GroupCommit#LONGEST_WAIT_MILLIS} ms. The more a trip costs besides its items, the longer it
     * pays to wait for them.
     */
    public Builder<T, R> patience(int part) {
      patience = (int) positive("patience", part);
      return this;
    }

    /**
     * Has each trip leave at once with those who are there. That suits callers who are answered and
     * come back on other processors' time than the trip's: while they wait for company, the store
     * idles.
     */
    public Builder<T, R> impatient() {
      patience = Integer.MAX_VALUE;
      return this;
    }

    /** For tests: how long a trip waits at most, however long the last one took. */
    Builder<T, R> longestWait(Duration wait) {
      longestWait = wait;
      return this;
    }

    /** For tests: how long trips take. */
    Builder<T, R> nanoTime(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
      return this;
    }

    /** For tests: how to make the background thread. */
    Builder<T, R> threads(ThreadFactory threads) {
      this.threads = threads;
      return this;
    }

    /** Makes the group commit. */
    public GroupCommit<T, R> build() {
      return new GroupCommit<>(this);
    }

    private Thread daemon(Runnable task) {
      var thread = new Thread(task, "menagerie-commit " + call.operation());
      thread.setDaemon(true);
      return thread;
    }

    private static long positive(String what, long weight) {
      if (weight < 1) {
        throw new IllegalArgumentException(what + " must be at least 1, but is " + weight);
      }
      return weight;
    }
  }
}
