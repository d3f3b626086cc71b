package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One voter in one batch: what the voter's ballots come to, after what was there before. Several
 * ballots are one write, because nobody can look in between.
 */
final class Voter {
  private final String id;
  private final String key;
  private final List<Integer> positions = new ArrayList<>();
  private final List<Ballot> ballots = new ArrayList<>();
  private final List<Cast> outcomes = new ArrayList<>();
  private Ballot before;

  /**
   * A voter.
   *
   * @param key where the voter's ballot lies
   */
  Voter(String id, String key) {
    this.id = id;
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Takes a ballot that stands at a position of the batch. */
  void add(int position, Ballot ballot) {
    positions.add(position);
    ballots.add(ballot);
  }

  /** Whether a page has a ballot of this voter. */
  boolean isOn(Page page) {
    return page.ballots().containsKey(id);
  }

  /** Works out what the ballots come to after what is on the voter's page. */
  void conclude(Page page) {
    before = page.ballots().get(id);
    outcomes.clear();
    Ballot stands = before;
    for (Ballot ballot : ballots) {
      Cast outcome = outcome(stands, ballot);
      outcomes.add(outcome);
      stands = outcome == Cast.UNCHANGED ? stands : ballot;
    }
  }

  /** Whether anything has to be written. */
  boolean changes() {
    return outcomes.stream().anyMatch(outcome -> outcome != Cast.UNCHANGED);
  }

  /** The ballot that counts: the last one that changed something, or what is there. */
  Ballot standing() {
    int last = Math.max(outcomes.lastIndexOf(Cast.COUNTED), outcomes.lastIndexOf(Cast.MOVED));
    return last < 0 ? before : ballots.get(last);
  }

  /** The options whose totals that touches: the one that counts, and the one that is left. */
  Set<String> options() {
    String now = standing().option();
    return before == null || before.option().equals(now)
        ? Set.of(now)
        : Set.of(now, before.option());
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

  private static Cast outcome(Ballot stands, Ballot next) {
    if (stands == null) {
      return Cast.COUNTED;
    }
    return stands.option().equals(next.option()) ? Cast.UNCHANGED : Cast.MOVED;
  }
}
