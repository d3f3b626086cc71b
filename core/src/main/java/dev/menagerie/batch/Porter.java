package dev.menagerie.batch;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;

/** Carries batches to the store, and answers everybody in them. */
final class Porter<T, R> {
  private final StoreCall call;
  private final Function<List<T>, List<R>> trip;
  private final Station<T, R> station;

  Porter(StoreCall call, Function<List<T>, List<R>> trip, Station<T, R> station) {
    this.call = call;
    this.trip = trip;
    this.station = station;
  }

  /** Makes a trip with a batch; on failure, trips with its halves. Leaves nobody unanswered. */
  void carry(List<Waiting<T, R>> whole) {
    try {
      carryInParts(whole);
    } catch (Throwable failure) {
      Throwable told = unknown(failure);
      for (Waiting<T, R> each : whole) {
        each.completeExceptionally(told);
      }
    }
  }

  /** The failure as it is if there is no memory left for more. */
  private Throwable unknown(Throwable failure) {
    try {
      return new OutcomeUnknownException(
          call, "it broke off (" + failure + "); it may have been stored or not.", failure);
    } catch (OutOfMemoryError e) {
      return failure;
    }
  }

  private void carryInParts(List<Waiting<T, R>> whole) {
    var parts = new ArrayDeque<List<Waiting<T, R>>>();
    parts.push(whole);
    while (!parts.isEmpty()) {
      List<Waiting<T, R>> part = parts.pop();
      List<R> outcomes;
      try {
        outcomes = thereAndBack(part.stream().map(Waiting::item).toList());
      } catch (Throwable failure) {
        if (part.size() > 1 && mayLieInOneItem(failure)) {
          int half = part.size() / 2;
          parts.push(part.subList(half, part.size()));
          parts.push(part.subList(0, half));
        } else {
          Throwable told = part.size() < whole.size() ? afterASplit(failure) : failure;
          part.forEach(w -> w.completeExceptionally(told));
        }
        continue;
      }
      answer(part, outcomes);
    }
  }

  /** Has the station count who came meanwhile, before those come back whom this trip answers. */
  private List<R> thereAndBack(List<T> batch) {
    try {
      return trip.apply(batch);
    } finally {
      station.returned();
    }
  }

  /** That a part did not reach the store says nothing of the trip with the whole. */
  private Throwable afterASplit(Throwable failure) {
    return failure instanceof StoreUnavailableException || failure instanceof StoreBusyException
        ? new OutcomeUnknownException(
            call,
            "a trip with others failed and may have stored it; the next did not reach the store.",
            failure)
        : failure;
  }

  private void answer(List<Waiting<T, R>> part, List<R> outcomes) {
    if (outcomes.size() != part.size()) {
      var broken =
          new IllegalStateException(
              call + ": " + outcomes.size() + " outcomes for " + part.size() + " items");
      part.forEach(w -> w.completeExceptionally(broken));
      return;
    }
    for (int i = 0; i < outcomes.size(); i++) {
      part.get(i).complete(outcomes.get(i));
    }
  }

  private static boolean mayLieInOneItem(Throwable failure) {
    return failure instanceof RuntimeException
        && !(failure instanceof StoreUnavailableException
            || failure instanceof StoreBusyException
            || failure instanceof OutcomeUnknownException);
  }
}
