package dev.menagerie.redis;

import dev.menagerie.store.Availability;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says in the words of the contracts what became of a call: the one place that maps failures. */
final class Verdict {
  private final StoreCall call;
  private final Availability availability;

  Verdict(StoreCall call, Availability availability) {
    this.call = call;
    this.availability = availability;
  }

  /** The replies to commands that only read, or what is to be thrown. */
  <T> List<T> onReading(List<Delivery<T>> deliveries) {
    Optional<Delivery<T>> failed = first(deliveries, Verdict::failed);
    if (failed.isPresent()) {
      throw ofNothingStored(failed.get());
    }
    return deliveries.stream().map(Delivery::reply).toList();
  }

  /** The replies to commands that write, or what is to be thrown for all of them together. */
  <T> List<T> onWriting(List<Delivery<T>> deliveries, Repeat repeat) {
    Optional<Delivery<T>> failed = first(deliveries, Verdict::failed);
    if (failed.isEmpty()) {
      return deliveries.stream().map(Delivery::reply).toList();
    }
    Optional<Delivery<T>> open = first(deliveries, Delivery::mayBeDone);
    if (open.isPresent()) {
      throw unknown(open.get());
    }
    boolean noneDone = deliveries.stream().allMatch(Verdict::failed);
    Optional<Delivery<T>> forGood = first(deliveries, Verdict::refusedForGood);
    if (forGood.isPresent() && (noneDone || repeat == Repeat.HARMLESS)) {
      // Group commit now sends the halves, down to the one that the server refuses.
      throw ofNothingStored(forGood.get());
    }
    throw noneDone ? ofNothingStored(failed.get()) : unknown(failed.get());
  }

  private static <T> Optional<Delivery<T>> first(
      List<Delivery<T>> deliveries, Predicate<Delivery<T>> which) {
    return deliveries.stream().filter(which).findFirst();
  }

  private static boolean failed(Delivery<?> delivery) {
    return delivery.failure() != null;
  }

  private static boolean refusedForGood(Delivery<?> delivery) {
    return delivery.refused() && !Refusal.isForNow(delivery.failure());
  }

  private StoreException unknown(Delivery<?> delivery) {
    RuntimeException failure = delivery.failure();
    if (!delivery.refused()) {
      lost(failure);
    }
    String what =
        delivery.mayBeDone() ? "no answer came, so it may be stored" : "only a part is stored";
    return new OutcomeUnknownException(call, what + " (" + failure.getMessage() + ").", failure);
  }

  private StoreException ofNothingStored(Delivery<?> delivery) {
    RuntimeException failure = delivery.failure();
    if (!delivery.refused()) {
      return delivery.crowdedOut()
          ? new StoreBusyException(
              call, "every connection is in use; nothing was stored, try again in a moment.")
          : lost(failure);
    }
    String itsWords = "Redis answers «" + failure.getMessage() + "»";
    return Refusal.isForNow(failure)
        ? new StoreUnavailableException(call, itsWords + "; nothing was stored.", failure)
        : new StoreException(call, itsWords + ", which trying again will not mend.", failure);
  }

  private StoreUnavailableException lost(RuntimeException failure) {
    return availability.lost(call, failure);
  }
}
