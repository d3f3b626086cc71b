package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.memory.Memory;
import dev.menagerie.testkit.memory.MemoryStores;
import dev.menagerie.testkit.memory.MemoryVotes;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A suite that no broken store fails is worth nothing: here are some that break with votes. */
class BrokenVotesAreCaughtTest {
  @Test
  void aCounterThatLosesUpdatesIsCaught() {
    assertThat(SuiteRun.failuresOf(LosesUpdates.class))
        .contains("racingVotersAreAllCounted")
        .doesNotContain("aFirstBallotIsCounted", "racingVisitsAreAllCounted");
  }

  @Test
  void aRetryThatCountsTwiceIsCaught() {
    assertThat(SuiteRun.failuresOf(CountsRepetitions.class))
        .contains(
            "aRepeatedBallotChangesNothing",
            "ballotsSentAgainAfterAnUnknownOutcomeCountOnce",
            "ofRacingRepetitionsOneIsCounted")
        .doesNotContain("aFirstBallotIsCounted");
  }

  @Test
  void aTallyFromACacheIsCaught() {
    assertThat(SuiteRun.failuresOf(CachesTallies.class))
        .contains("everyInstanceSeesEveryBallotAtOnce")
        .doesNotContain("aFirstBallotIsCounted");
  }

  @Test
  void outcomesInAnotherOrderAreCaught() {
    assertThat(SuiteRun.failuresOf(ReversesOutcomes.class))
        .containsExactlyInAnyOrder(
            "outcomesComeInTheOrderOfTheBallots",
            "oneBatchMayHoldSeveralBallotsOfAVoter",
            "aVoteMayMoveBack",
            "ballotsSentAgainAfterAnUnknownOutcomeCountOnce");
  }

  @Test
  void aStoreThatForgetsWhenItIsClosedIsCaught() {
    assertThat(SuiteRun.failuresOf(ForgetsVotes.class))
        .contains("ballotsOutliveTheInstanceThatTookThem");
  }

  static class LosesUpdates extends VoteCounterContract {
    private static final Memory MEMORY = new Memory();
    private static final Map<String, Map<String, Long>> TOTALS = new ConcurrentHashMap<>();

    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(MEMORY, options).with(VoteCounter.class, new Broken(MEMORY));
    }

    /** Reads a total, waits a little, and writes it: the bug of the original voting demo. */
    private static class Broken extends MemoryVotes {
      Broken(Memory memory) {
        super(memory);
      }

      @Override
      protected void add(String poll, String option, long votes) {}

      @Override
      public List<Cast> castAll(List<Ballot> ballots) {
        var casts = super.castAll(ballots);
        for (int i = 0; i < casts.size(); i++) {
          if (casts.get(i) == Cast.COUNTED) {
            Ballot ballot = ballots.get(i);
            var totals = TOTALS.computeIfAbsent(ballot.poll(), p -> new ConcurrentHashMap<>());
            long seen = totals.getOrDefault(ballot.option(), 0L);
            LockSupport.parkNanos(200_000);
            totals.put(ballot.option(), seen + 1);
          }
        }
        return casts;
      }

      @Override
      public Tally tally(String poll) {
        return new Tally(poll, TOTALS.getOrDefault(poll, Map.of()));
      }
    }
  }

  static class CountsRepetitions extends VoteCounterContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryVotes(MEMORY) {
            @Override
            public List<Cast> castAll(List<Ballot> ballots) {
              var casts = new ArrayList<>(super.castAll(ballots));
              for (int i = 0; i < casts.size(); i++) {
                if (casts.get(i) == Cast.UNCHANGED) {
                  synchronized (MEMORY) {
                    add(ballots.get(i).poll(), ballots.get(i).option(), 1);
                  }
                  casts.set(i, Cast.COUNTED);
                }
              }
              return casts;
            }
          };
      return new MemoryStores(MEMORY, options).with(VoteCounter.class, broken);
    }
  }

  static class CachesTallies extends VoteCounterContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryVotes(MEMORY) {
            private final Map<String, Tally> cache = new ConcurrentHashMap<>();

            @Override
            public List<Cast> castAll(List<Ballot> ballots) {
              var casts = super.castAll(ballots);
              ballots.forEach(ballot -> cache.remove(ballot.poll()));
              return casts;
            }

            @Override
            public Tally tally(String poll) {
              return cache.computeIfAbsent(poll, super::tally);
            }
          };
      return new MemoryStores(MEMORY, options).with(VoteCounter.class, broken);
    }
  }

  static class ReversesOutcomes extends VoteCounterContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryVotes(MEMORY) {
            @Override
            public List<Cast> castAll(List<Ballot> ballots) {
              var casts = new ArrayList<>(super.castAll(ballots));
              Collections.reverse(casts);
              return casts;
            }
          };
      return new MemoryStores(MEMORY, options).with(VoteCounter.class, broken);
    }
  }

  static class ForgetsVotes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(new Memory(), options);
    }
  }
}
