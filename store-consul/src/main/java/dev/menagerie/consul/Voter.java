package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One voter in one batch: what the voter's ballots come to, after what was there before. Several
 * ballots are one write, because nobody can look in between.
 */
final class Voter {
  private final String key;
  private final List<Integer> positions = new ArrayList<>();
  private final List<Ballot> ballots = new ArrayList<>();
  private final List<Cast> outcomes = new ArrayList<>();
  private Ballot before;
  private long index;

  /** A voter who has no ballot yet, for all we know. */
  Voter(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Takes a ballot that stands at a position of the batch. */
  void add(int position, Ballot ballot) {
    positions.add(position);
    ballots.add(ballot);
    conclude();
  }

  /** Takes note of the ballot that is there. */
  void found(Ballot before, long index) {
    this.before = before;
    this.index = index;
    conclude();
  }

  /** Whether anything has to be written. */
  boolean changes() {
    return outcomes.stream().anyMatch(outcome -> outcome != Cast.UNCHANGED);
  }

  /** What is written: the last ballot that changed something, on what is there now. */
  Op write() {
    return Op.write(key, BallotText.of(standing()), index, 0);
  }

  /** What that changes in the totals, 0 for an option that is left and returned to. */
  void addTo(Map<String, Long> deltas) {
    deltas.merge(standing().option(), 1L, Long::sum);
    if (before != null) {
      deltas.merge(before.option(), -1L, Long::sum);
    }
  }

  /** Puts the outcomes at the ballots' positions. */
  void report(Cast[] casts) {
    for (int i = 0; i < ballots.size(); i++) {
      casts[positions.get(i)] = outcomes.get(i);
    }
  }

  private Ballot standing() {
    int last = Math.max(outcomes.lastIndexOf(Cast.COUNTED), outcomes.lastIndexOf(Cast.MOVED));
    return last < 0 ? before : ballots.get(last);
  }

  private void conclude() {
    outcomes.clear();
    Ballot stands = before;
    for (Ballot ballot : ballots) {
      Cast outcome = outcome(stands, ballot);
      outcomes.add(outcome);
      stands = outcome == Cast.UNCHANGED ? stands : ballot;
    }
  }

  private static Cast outcome(Ballot stands, Ballot next) {
    if (stands == null) {
      return Cast.COUNTED;
    }
    return stands.option().equals(next.option()) ? Cast.UNCHANGED : Cast.MOVED;
  }
}
