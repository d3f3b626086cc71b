package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key with ballots as it stood at an index: of one voter, or of a group of voters.
 *
 * @param key the key
 * @param index the index, 0 if it is not there
 * @param ballots the ballots by voter, in the order in which the voters came
 */
record Page(String key, long index, Map<String, Ballot> ballots) {
  /** A key that is not there, for all we know. */
  static Page unseen(String key) {
    return new Page(key, 0, Map.of());
  }

  /** The same with further ballots, each in place of its voter's old one. */
  Page with(Collection<Ballot> further) {
    var all = new LinkedHashMap<>(ballots);
    further.forEach(ballot -> all.put(ballot.voter(), ballot));
    return new Page(key, index, all);
  }

  /** The same at another index. */
  Page at(long newIndex) {
    return new Page(key, newIndex, ballots);
  }

  /** Writes it in place of what was there at its index. */
  Op write() {
    return Op.write(key, BallotText.of(this), index, 0);
  }
}
