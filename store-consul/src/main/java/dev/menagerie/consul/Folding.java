package dev.menagerie.consul;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Adds the counters of an instance that is gone to those of the «instance» {@value #FOLDED}, and
 * removes them, so that restarts do not pile up keys.
 *
 * <p>An instance that closes folds its own. Of those that crashed nobody can be sure that they are
 * gone, and nobody has to be: a fold is one transaction that checks each counter's index, so it
 * excludes every other change to them, and an instance that only seemed dead sees its next
 * transaction refused, and begins anew at 0. Therefore a simple rule will do: once a poll has
 * counters of more than {@value #MANY} instances, whoever tallies folds those that stood still for
 * ten minutes while it looked, however clocks are set meanwhile.
 */
final class Folding {
  /** No instance's id, since those end in a random number. */
  static final String FOLDED = "folded";

  static final int MANY = 16;

  /** Longer than any trip, see {@link OwnCounters}. */
  static final Duration STILLNESS = Duration.ofMinutes(10);

  private static final Logger LOG = System.getLogger(Folding.class.getName());

  /** A counter takes up to three operations: check, remove, add to the folded one. */
  private static final int AT_ONCE = Kv.MAX_OPS / 3;

  private static final int ATTEMPTS = 10;

  private final Link link;
  private final String instance;
  private final LongSupplier nanoTime;
  private final Duration stillness;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** The state in which an instance's counters were first seen, and when. */
  private record Seen(long index, long since) {}

  Folding(Link link, String instance, LongSupplier nanoTime) {
    this.link = link;
    this.instance = instance;
    this.nanoTime = nanoTime;
    this.stillness = STILLNESS.plus(link.timeout());
  }

  /**
   * Takes a look at all counters of a poll, which somebody has read anyway, and folds what needs
   * it. Never fails: what cannot be folded now is folded some other time.
   */
  void look(String folder, List<Entry> counters) {
    Map<String, List<Entry>> byInstance =
        counters.stream().collect(groupingBy(c -> instanceOf(folder, c), TreeMap::new, toList()));
    byInstance.remove(FOLDED);
    if (byInstance.size() <= MANY) {
      return;
    }
    byInstance.remove(instance);
    byInstance.forEach(
        (other, itsCounters) -> {
          if (stoodStill(folder + other, itsCounters)) {
            fold(folder, other);
          }
        });
  }

  /** Folds this instance's own counters, at its end. */
  void foldOwn(String folder) {
    fold(folder, instance);
  }

  private boolean stoodStill(String key, List<Entry> counters) {
    long index = counters.stream().mapToLong(Entry::index).max().orElseThrow();
    long now = nanoTime.getAsLong();
    Seen first =
        seen.compute(
            key, (k, old) -> old != null && old.index() == index ? old : new Seen(index, now));
    return now - first.since() >= stillness.toNanos();
  }

  private void fold(String folder, String whose) {
    try {
      Trip trip = link.tidying("fold the counters of", whose);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        List<Entry> counters = trip.list(folder + whose + "/");
        if (counters.isEmpty()) {
          seen.remove(folder + whose);
          return;
        }
        foldSome(trip, folder, counters.subList(0, Math.min(AT_ONCE, counters.size())));
      }
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "Left for another time", e);
    }
  }

  private static void foldSome(Trip trip, String folder, List<Entry> counters) {
    String target = folder + FOLDED + "/";
    Map<String, Entry> folded =
        trip.list(target).stream().collect(toMap(Entry::name, entry -> entry));
    var ops = new ArrayList<Op>();
    for (Entry counter : counters) {
      ops.add(Op.check(counter));
      ops.add(Op.delete(counter));
      Entry old =
          folded.getOrDefault(counter.name(), new Entry(target + counter.name(), "0", 0, 0));
      String sum = Long.toString(trip.number(old) + trip.number(counter));
      ops.add(Op.write(old.key(), sum, old.index(), 0));
    }
    trip.prepare(ops);
  }

  private static String instanceOf(String folder, Entry counter) {
    return counter.key().substring(folder.length(), counter.key().lastIndexOf('/'));
  }
}
