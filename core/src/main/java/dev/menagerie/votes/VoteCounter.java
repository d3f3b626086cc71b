package dev.menagerie.votes;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * How did they vote? Each voter has at most one ballot per poll, and the totals equal the ballots
 * at every moment at which somebody can look, whatever crashes in between.
 *
 * <p>Thread-safe, and safe beside other instances on the same store, in this process and elsewhere.
 * Every method throws {@link StoreUnavailableException} if the store cannot be reached. Polls,
 * voters and options need no creation; what was never written reads as empty or zero.
 */
public interface VoteCounter {
  /**
   * Casts ballots, in the order given. A voter's later ballot moves the vote; a ballot for the
   * option already chosen changes nothing, not even the name, so sending one again is harmless.
   *
   * <p>Each ballot is stored wholly or not at all; together they are no transaction. When the
   * method returns, every one is durable, and every tally asked for from then on includes it. Of
   * two callers racing with ballots of one voter, either may be the later.
   *
   * @return one outcome per ballot, in the same order
   * @throws StoreUnavailableException if certainly none of the ballots was stored
   * @throws OutcomeUnknownException if some may have been stored; casting them again settles it
   */
  List<Cast> castAll(List<Ballot> ballots);

  /**
   * How many ballots the store takes best at a time, for whoever makes batches. More may be cast at
   * once, but a store whose trips hold so many makes several trips of them, the last one half
   * empty.
   */
  default int bestBatch() {
    return 1_000;
  }

  /**
   * Which part of a trip's time whoever makes batches best waits for those who were just answered:
   * 8 for an eighth, 1 for all of it, where a trip costs the same however few ballots it takes.
   */
  default int patience() {
    return 8;
  }

  /** Casts one ballot; see {@link #castAll}. */
  default Cast cast(Ballot ballot) {
    return castAll(List.of(ballot)).get(0);
  }

  /**
   * The totals of a poll, never older than the last ballot that anybody acknowledged before the
   * call. Costs in proportion to the options, not to the votes.
   */
  Tally tally(String poll);

  /**
   * The totals counted anew from the ballots themselves, in proportion to the votes: the proof for
   * {@link #tally}. While ballots are being cast, the two may be of different moments.
   */
  Tally recount(String poll);

  /** The ballot that a voter has in a poll now; empty if there is none. */
  Optional<Ballot> ballot(String poll, String voter);

  /**
   * Counts visits. A visit has no identity: one that was acknowledged is counted exactly once; one
   * whose outcome is unknown is counted once or not at all, and must not be sent again.
   *
   * @return for each visit, in order, the visits of that poll and page so far, this one included;
   *     two callers at once may be told the same number
   * @throws StoreUnavailableException if certainly none of the visits was counted
   * @throws OutcomeUnknownException if some may have been counted
   */
  List<Long> visitAll(List<Visit> visits);

  /** Counts one visit; see {@link #visitAll}. */
  default long visit(Visit visit) {
    return visitAll(List.of(visit)).get(0);
  }

  /** The visits of a page so far, never older than the last one acknowledged before the call. */
  long visits(String poll, String page);
}
