package dev.menagerie.consul;

import dev.menagerie.consul.OwnCounters.Outcome;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.VoterIds;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Casts the ballots of one batch that belong to one poll, in as few transactions as they fit in.
 *
 * <p>Every page is first written as it is known here, an unknown one as a new one, and that takes
 * no look beforehand. Consul refuses the whole transaction if some are not as they are known to be,
 * and says which: those are read, and go into the next one; or into none, if their ballots change
 * nothing.
 */
final class Casting {
  /** Four times what {@link VoterIds} makes, and at their longest well below what Consul keeps. */
  private static final int MOST_ON_A_PAGE = 4 * VoterIds.MEMBERS;

  private final Trip trip;
  private final String poll;
  private final OwnCounters counters;
  private final RecentPages recent;
  private final Deque<Voter> waiting;
  private final Cast[] casts;
  private final Map<String, Page> pages = new HashMap<>();

  /**
   * Prepares to cast.
   *
   * @param recent the pages written last, under the counters' lock
   * @param voters who votes
   * @param casts where to report the outcomes
   */
  Casting(
      Trip trip,
      String poll,
      OwnCounters counters,
      RecentPages recent,
      Collection<Voter> voters,
      Cast[] casts) {
    this.trip = trip;
    this.poll = poll;
    this.counters = counters;
    this.recent = recent;
    this.waiting = new ArrayDeque<>(voters);
    this.casts = casts;
  }

  /** Casts them all. */
  void run() {
    counters.lock().lock();
    try {
      waiting.forEach(voter -> pages.computeIfAbsent(voter.key(), recent::get));
      lookAtThoseWhoAreThere();
      checkSizes();
      while (!waiting.isEmpty()) {
        castSome();
      }
    } finally {
      counters.lock().unlock();
    }
  }

  /** Whose ballot was written from here may have moved through another instance since. */
  private void lookAtThoseWhoAreThere() {
    var keys =
        waiting.stream()
            .filter(voter -> voter.isOn(pageOf(voter)))
            .map(Voter::key)
            .distinct()
            .toList();
    if (!keys.isEmpty()) {
      read(keys);
    }
  }

  private void castSome() {
    var draft = new Draft(counters);
    while (!waiting.isEmpty() && take(waiting.peek(), draft)) {
      waiting.remove();
    }
    if (draft.voters().isEmpty()) {
      return;
    }
    List<Page> written = draft.pages();
    var ops = written.stream().map(Page::write).toList();
    Outcome outcome = counters.add(trip, draft.deltas(), ops);
    if (outcome instanceof Outcome.Counted counted) {
      draft.voters().forEach(voter -> voter.report(casts));
      written.forEach(page -> note(page, counted.entries().get(page.key())));
    } else if (outcome instanceof Outcome.Refused refused) {
      read(refused.companions().stream().map(blamed -> written.get(blamed).key()).toList());
      waiting.addAll(draft.voters());
      checkSizes();
    }
  }

  /** Without an index, lost on the way, a page stays known as it was, and is refused if need be. */
  private void note(Page page, Entry entry) {
    if (entry != null) {
      Page noted = page.at(entry.index());
      pages.put(page.key(), noted);
      recent.note(noted);
    }
  }

  /** Takes a voter, or reports that there is nothing to do; false if no more fit. */
  private boolean take(Voter next, Draft draft) {
    next.conclude(pageOf(next));
    if (!next.changes()) {
      next.report(casts);
      return true;
    }
    return draft.take(next, pageOf(next));
  }

  private Page pageOf(Voter voter) {
    return pages.get(voter.key());
  }

  /** Reads pages that turned out not to be, or may not be, as they are known. */
  private void read(List<String> keys) {
    if (!(trip.prepare(keys.stream().map(Op::get).toList()) instanceof Answer.Applied found)) {
      throw trip.broken("ballots vanish, though none is ever removed.", null);
    }
    for (String key : keys) {
      Entry entry = found.entries().get(key);
      Collection<Ballot> ballots = BallotText.read(trip, poll, entry);
      pages.put(key, Page.unseen(key).with(ballots).at(entry.index()));
    }
  }

  /**
   * Refuses groups that no {@link VoterIds} made before they outgrow what Consul keeps in a key.
   */
  private void checkSizes() {
    var sizes = new HashMap<String, Integer>();
    for (Voter voter : waiting) {
      if (!voter.isOn(pageOf(voter))) {
        int size = sizes.merge(voter.key(), 1, Integer::sum) + pageOf(voter).ballots().size();
        if (size > MOST_ON_A_PAGE) {
          throw trip.broken(
              "more than "
                  + MOST_ON_A_PAGE
                  + " voters of one group do not fit in "
                  + voter.key()
                  + "; let VoterIds make voters, or give them ids of another shape.",
              null);
        }
      }
    }
  }
}
