package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One transaction in the making: the pages with the ballots of some voters, and the counters. */
final class Draft {
  private final OwnCounters counters;
  private final Parcel parcel = new Parcel();
  private final List<Voter> voters = new ArrayList<>();
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, List<Ballot>> ballots = new HashMap<>();
  private final Map<String, Long> deltas = new TreeMap<>();

  Draft(OwnCounters counters) {
    this.counters = counters;
  }

  /**
   * Takes a voter whose ballots change something, unless that does not fit any more.
   *
   * @param page what the voter's key is known to hold
   */
  boolean take(Voter voter, Page page) {
    var ops = new ArrayList<Op>();
    for (String option : voter.options()) {
      if (!deltas.containsKey(option)) {
        ops.add(counters.sample(option));
      }
    }
    String text = BallotText.of(page.key(), voter.standing());
    boolean fits =
        pages.containsKey(page.key())
            ? parcel.take(ops, text)
            : parcel.take(ops, text, page.write());
    if (fits) {
      voter.addTo(deltas);
      voters.add(voter);
      pages.put(page.key(), page);
      ballots.computeIfAbsent(page.key(), key -> new ArrayList<>()).add(voter.standing());
    }
    return fits;
  }

  List<Voter> voters() {
    return voters;
  }

  /** What is added to the counters, which is never nothing unless there are no voters. */
  Map<String, Long> deltas() {
    return deltas;
  }

  /** The pages as they are to be, at the indexes at which they are to be written. */
  List<Page> pages() {
    return pages.values().stream().map(page -> page.with(ballots.get(page.key()))).toList();
  }
}
