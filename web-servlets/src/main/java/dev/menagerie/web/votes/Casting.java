package dev.menagerie.web.votes;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.store.StoreException;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.http.Deadlines;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Takes votes and visits of many clients to the store in batches; see {@link GroupCommit}. */
final class Casting implements AutoCloseable {
  private static final Duration PATIENCE_FOR_A_COUNT = Duration.ofMillis(1500);

  private final GroupCommit<Ballot, Cast> ballots;
  private final GroupCommit<Visit, Long> visits;
  private final Deadlines<OptionalLong> patience =
      new Deadlines<>(PATIENCE_FOR_A_COUNT, late -> late.complete(OptionalLong.empty()));

  Casting(VoteCounter counter) {
    ballots =
        GroupCommit.to("the vote store", "cast votes", counter::castAll)
            .maxBatch(counter.bestBatch())
            .patience(counter.patience())
            .build();
    visits = GroupCommit.to("the vote store", "count visits", counter::visitAll).build();
  }

  /** Completes when a vote is durable. */
  CompletableFuture<Cast> cast(Ballot ballot) {
    return ballots.submit(ballot);
  }

  /**
   * Counts a visit.
   *
   * @return completes with the visits so far, or with nothing if the store does not tell in time: a
   *     page is served without the number rather than not at all
   */
  CompletableFuture<OptionalLong> visit(Visit visit) {
    CompletableFuture<OptionalLong> counted =
        visits
            .submit(visit)
            .handle(
                (count, failure) -> {
                  if (failure == null) {
                    return OptionalLong.of(count);
                  }
                  if (failure instanceof StoreException) {
                    return OptionalLong.empty();
                  }
                  throw new IllegalStateException("a visit could not be counted", failure);
                });
    patience.watch(counted);
    return counted;
  }

  /** What the batches of votes have come to so far. */
  GroupCommit.Statistics statistics() {
    return ballots.statistics();
  }

  /** Returns when every vote under way is stored and answered. */
  @Override
  public void close() {
    ballots.close();
    visits.close();
    patience.close();
  }
}
