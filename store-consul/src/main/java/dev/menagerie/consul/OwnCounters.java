package dev.menagerie.consul;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * This instance's counters of one kind in one poll: how a number in Consul grows by exactly what
 * was acknowledged. This is the heart of the module.
 *
 * <p>Consul cannot add; it can write a key if the key is still at a given index ({@code cas}), and
 * do up to 64 such things as one transaction. So that instances never wait for each other, each
 * writes counters of its own, and a total is the sum over the instances (a counter may therefore be
 * negative: a vote given here and moved there). What is counted goes into the same transaction as
 * the new value of the counter, so both happen or neither.
 *
 * <p>The hard case is a transaction without an answer: a time-out, a leader that died. It has
 * happened, or not, <em>or may still happen</em>, when a frozen leader wakes up. Three facts settle
 * it:
 *
 * <ol>
 *   <li><b>A transaction happens at most once, however many copies of it are on their way.</b> Each
 *       writes at least one of these counters, and only if that is at the index at which it was
 *       last seen. An index is a place in Consul's log, so none comes twice. To keep it so, a
 *       counter is first created, as 0, in a transaction that counts nothing: «must not exist»
 *       would be true once more after the counter was folded and removed. Hence the answer to
 *       silence is to send the same transaction again, until something definite is heard.
 *   <li><b>A refusal is final.</b> An index that has passed does not return, and a key with
 *       ballots, once there, stays. If a refusal does not blame the counters, they were where they
 *       should be, so no copy had happened, and the key that was blamed will refuse every copy
 *       still to come.
 *   <li><b>If the counters are blamed, their stamp tells why.</b> Every transaction leaves a number
 *       of its own in the flags of the counters it writes. While it is under way nobody else writes
 *       them, so, read back, they bear either its stamp, and one copy has happened, or another, and
 *       none ever will: then all is done anew on what was read.
 * </ol>
 *
 * <p>The exception to «nobody else»: another instance may {@linkplain Folding fold} counters that
 * it takes for left behind. Their index has passed then too, so a fold and a transaction exclude
 * each other and no count is lost or doubled: a counter that is gone is created anew, at 0. The
 * stamp is gone with it, but a fold follows a counter's last change only after minutes, so that
 * within a trip's time what was folded was not yet changed by it. Past that time, by either of this
 * machine's clocks, nothing is concluded.
 */
final class OwnCounters {
  /** What became of an attempt to count. */
  sealed interface Outcome {
    /**
     * It is counted.
     *
     * @param entries what the transaction wrote and read; empty if that was lost on the way, and
     *     only a later look showed that it had happened
     */
    record Counted(Map<String, Entry> entries) implements Outcome {}

    /**
     * Nothing is counted, and never will be by this attempt.
     *
     * @param companions the positions of the companions to blame
     */
    record Refused(Set<Integer> companions) implements Outcome {}
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Entry> known = new HashMap<>();

  /**
   * The counters in a folder that belongs to this instance alone.
   *
   * @param folder the folder, with a slash at the end
   */
  OwnCounters(String folder) {
    this.folder = folder;
  }

  /**
   * To be held while {@link #add} is called, and whatever its arguments are based on; and while
   * this instance folds these counters itself.
   */
  ReentrantLock lock() {
    return lock;
  }

  /**
   * Adds to counters and does something else, in one transaction.
   *
   * @param deltas what to add to which counter; at least one, if only 0
   * @param companions what else to do, if it can be done, then for good: writes that name the index
   *     of keys that are never removed, and reads; at most 64 together with the deltas
   */
  Outcome add(Trip trip, Map<String, Long> deltas, List<Op> companions) {
    while (true) {
      create(trip, deltas.keySet());
      long stamp = RANDOM.nextLong() >>> 1;
      List<Op> advances = advances(trip, deltas, stamp);
      // The counters first: they would be blamed even by a Consul that names only one to blame.
      var ops = new ArrayList<>(advances);
      ops.addAll(companions);

      Deadline deadline = trip.deadline();
      Answer answer = trip.store(ops);
      if (answer instanceof Answer.Applied applied) {
        note(advances, applied);
        return new Outcome.Counted(applied.entries());
      }
      var blamed = new TreeSet<>(((Answer.Refused) answer).ops());
      boolean countersBlamed = blamed.removeIf(op -> op < advances.size());
      if (countersBlamed && trip.settle(() -> happened(trip, deltas.keySet(), stamp, deadline))) {
        return new Outcome.Counted(Map.of());
      }
      if (!blamed.isEmpty()) {
        return new Outcome.Refused(
            blamed.stream().map(op -> op - advances.size()).collect(toUnmodifiableSet()));
      }
    }
  }

  /** An operation as large as the one that {@link #add} adds for a counter. */
  Op sample(String name) {
    return Op.write(key(name), Long.toString(Integer.MIN_VALUE), Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Reads the counters back, and with them whether the transaction of a stamp has happened. */
  private boolean happened(Trip trip, Collection<String> names, long stamp, Deadline deadline) {
    readBack(trip);
    if (deadline.isPast() && !missing(names).isEmpty()) {
      throw trip.unknown("the counters were folded by another instance meanwhile", null);
    }
    return known.values().stream().anyMatch(counter -> counter.stamp() == stamp);
  }

  private void readBack(Trip trip) {
    known.clear();
    trip.list(folder).forEach(counter -> known.put(counter.key(), counter));
  }

  private void create(Trip trip, Collection<String> names) {
    List<String> missing = missing(names);
    while (!missing.isEmpty()) {
      var ops = missing.stream().limit(Kv.MAX_OPS).map(key -> Op.create(key, "0")).toList();
      if (trip.prepare(ops) instanceof Answer.Applied applied) {
        note(ops, applied);
      } else {
        readBack(trip);
      }
      missing = missing(names);
    }
  }

  private void note(List<Op> written, Answer.Applied applied) {
    for (Op op : written) {
      long index = applied.entries().get(op.key()).index();
      known.put(op.key(), new Entry(op.key(), op.value(), index, op.stamp()));
    }
  }

  private List<String> missing(Collection<String> names) {
    return names.stream().map(this::key).filter(key -> !known.containsKey(key)).toList();
  }

  private List<Op> advances(Trip trip, Map<String, Long> deltas, long stamp) {
    var ops = new ArrayList<Op>();
    deltas.forEach(
        (name, delta) -> {
          Entry counter = known.get(key(name));
          String value = Long.toString(trip.number(counter) + delta);
          ops.add(Op.write(counter.key(), value, counter.index(), stamp));
        });
    return ops;
  }

  private String key(String name) {
    return folder + name;
  }
}
