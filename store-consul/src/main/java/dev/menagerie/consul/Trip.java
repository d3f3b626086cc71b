package dev.menagerie.consul;

import dev.menagerie.store.Availability;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One caller's business with Consul, of one request or several: asks until there is an answer or
 * time is up, and knows what a failure means for the caller.
 *
 * <p>Asking again is safe for reads, and for transactions because each names the index of every key
 * it writes: of several copies at most one can happen, early or late. What can then not be told
 * from the answer alone is whether a refused transaction is refused because another copy has
 * happened; {@link OwnCounters} finds out.
 */
final class Trip {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private final StoreCall call;
  private final Kv kv;
  private final Availability availability;
  private final StoreOptions options;
  private boolean mayHaveStored;
  private String advice = "sending it again settles it";

  Trip(StoreCall call, Kv kv, Availability availability, StoreOptions options) {
    this.call = call;
    this.kv = kv;
    this.availability = availability;
    this.options = options;
  }

  /** Says that what is stored has no identity, so that nobody is advised to send it again. */
  Trip unrepeatable() {
    advice = "do not send it again";
    return this;
  }

  /** Reads one key. */
  Optional<Entry> get(String key) {
    return untilAnswered(() -> kv.get(key), false);
  }

  /** Reads all keys in a folder, as they stood at one moment. */
  List<Entry> list(String folder) {
    return untilAnswered(() -> kv.list(folder), false);
  }

  /** Makes a transaction that changes nothing a caller could notice, such as a read. */
  Answer prepare(List<Op> ops) {
    return untilAnswered(() -> kv.transact(ops), false);
  }

  /** Makes a transaction that stores something. */
  Answer store(List<Op> ops) {
    Answer answer = untilAnswered(() -> kv.transact(ops), true);
    mayHaveStored |= answer instanceof Answer.Applied;
    return answer;
  }

  /**
   * Finds out whether a refused transaction is refused because another copy of it has happened.
   * Until that is known, it may have.
   */
  boolean settle(BooleanSupplier happened) {
    boolean before = mayHaveStored;
    mayHaveStored = true;
    boolean found = happened.getAsBoolean();
    mayHaveStored = before || found;
    return found;
  }

  /** The moment after which what is under way now is no longer to be concluded on. */
  Deadline deadline() {
    return Deadline.after(options.timeout(), options.clock());
  }

  /** The exception for a caller who must be told that nothing is known. */
  OutcomeUnknownException unknown(String why, Throwable cause) {
    return new OutcomeUnknownException(
        call, why + "; it may have been stored or not: " + advice + ".", cause);
  }

  /** The number that a counter holds. */
  long number(Entry counter) {
    try {
      return Long.parseLong(counter.value());
    } catch (NumberFormatException e) {
      throw broken(counter.key() + " holds '" + counter.value() + "' instead of a number.", e);
    }
  }

  /** A failure that lies in what Consul holds. */
  StoreException broken(String why, Throwable cause) {
    return mayHaveStored ? unknown(why, cause) : new StoreException(call, why, cause);
  }

  private <T> T untilAnswered(Supplier<T> request, boolean stores) {
    Deadline deadline = deadline();
    boolean sent = false;
    while (true) {
      try {
        return request.get();
      } catch (Unanswered e) {
        sent |= e.sent();
        mayHaveStored |= stores && e.sent();
        if (!sent || deadline.isPast()) {
          throw orUnknown(availability.lost(call, e.getCause()), e);
        }
        pause(e);
      } catch (Declined e) {
        throw broken(e.getMessage(), e);
      }
    }
  }

  /** Waits a moment before the next attempt, unless the thread is asked to come to an end. */
  private void pause(Unanswered e) {
    LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      String why = "the thread was interrupted while waiting for an answer; nothing was stored.";
      throw orUnknown(new StoreUnavailableException(call, why, e), e);
    }
  }

  private StoreException orUnknown(StoreException nothingStored, Unanswered e) {
    return mayHaveStored ? unknown("it gave no answer (" + e.getMessage() + ")", e) : nothingStored;
  }
}
