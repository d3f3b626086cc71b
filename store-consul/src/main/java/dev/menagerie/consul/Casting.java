package dev.menagerie.consul;

import dev.menagerie.consul.OwnCounters.Outcome;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Casts the ballots of one batch that belong to one poll, in as few transactions as they fit in.
 *
 * <p>Every voter is taken for a new one at first, which costs one operation. Consul refuses the
 * whole transaction if some are not, and says which: those are read, and go into the next one with
 * the index at which they were found; or into none, if their ballots change nothing.
 */
final class Casting {
  private final Trip trip;
  private final String poll;
  private final OwnCounters counters;
  private final Deque<Voter> waiting;
  private final Cast[] casts;

  /**
   * Prepares to cast.
   *
   * @param voters who votes
   * @param casts where to report the outcomes
   */
  Casting(Trip trip, String poll, OwnCounters counters, Collection<Voter> voters, Cast[] casts) {
    this.trip = trip;
    this.poll = poll;
    this.counters = counters;
    this.waiting = new ArrayDeque<>(voters);
    this.casts = casts;
  }

  /** Casts them all. */
  void run() {
    counters.lock().lock();
    try {
      while (!waiting.isEmpty()) {
        castSome();
      }
    } finally {
      counters.lock().unlock();
    }
  }

  private void castSome() {
    var some = new ArrayList<Voter>();
    var deltas = new TreeMap<String, Long>();
    var parcel = new Parcel();
    while (!waiting.isEmpty() && take(waiting.peek(), some, deltas, parcel)) {
      waiting.remove();
    }
    if (some.isEmpty()) {
      return;
    }
    var writes = some.stream().map(Voter::write).toList();
    if (counters.add(trip, deltas, writes) instanceof Outcome.Refused refused) {
      refresh(refused.companions().stream().map(some::get).toList());
      waiting.addAll(some);
    } else {
      some.forEach(voter -> voter.report(casts));
    }
  }

  /** Takes a voter, or reports that there is nothing to do; false if no more fit. */
  private boolean take(Voter next, List<Voter> some, Map<String, Long> deltas, Parcel parcel) {
    if (!next.changes()) {
      next.report(casts);
      return true;
    }
    var further = new TreeMap<>(deltas);
    next.addTo(further);
    var ops = new ArrayList<>(List.of(next.write()));
    further.keySet().stream()
        .filter(option -> !deltas.containsKey(option))
        .forEach(option -> ops.add(counters.sample(option)));
    if (!parcel.take(ops)) {
      return false;
    }
    deltas.putAll(further);
    some.add(next);
    return true;
  }

  /** Reads what voters have who turned out not to be as they were thought to be. */
  private void refresh(List<Voter> voters) {
    var ops = voters.stream().map(voter -> Op.get(voter.key())).toList();
    if (!(trip.prepare(ops) instanceof Answer.Applied found)) {
      throw trip.broken("ballots vanish, though none is ever removed.", null);
    }
    for (Voter voter : voters) {
      Entry entry = found.entries().get(voter.key());
      Ballot ballot = BallotText.read(trip, poll, entry);
      voter.found(ballot, entry.index());
    }
  }
}
