package dev.menagerie.votes;

import dev.menagerie.store.Check;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The votes of one poll.
 *
 * @param poll the poll
 * @param votes the votes per option, in the options' order; options without votes are left out
 */
public record Tally(String poll, Map<String, Long> votes) {
  /** Copies the votes, without zeros. */
  public Tally {
    Check.key("poll", poll, Ballot.KEY);
    var sorted = new TreeMap<>(votes);
    sorted.values().removeIf(n -> n == 0);
    votes = Collections.unmodifiableMap(sorted);
  }

  /** The votes for one option; 0 for an option nobody chose. */
  public long of(String option) {
    return votes.getOrDefault(option, 0L);
  }

  /** The votes for all options, which is the number of voters. */
  public long total() {
    return votes.values().stream().mapToLong(Long::longValue).sum();
  }
}
