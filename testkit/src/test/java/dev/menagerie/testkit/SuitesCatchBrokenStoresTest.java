package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.memory.Memory;
import dev.menagerie.testkit.memory.MemoryCatalog;
import dev.menagerie.testkit.memory.MemoryMessages;
import dev.menagerie.testkit.memory.MemoryStores;
import dev.menagerie.testkit.memory.MemorySurveys;
import dev.menagerie.testkit.memory.MemoryVotes;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A suite that no broken store fails is worth nothing: here are some, each broken in one way. */
class SuitesCatchBrokenStoresTest {
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
        .contains(
            "everyInstanceSeesEveryBallotAtOnce", "aTallyIsNeverOlderThanTheLastAcknowledgedBallot")
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
    assertThat(SuiteRun.failuresOf(ForgetsMessages.class))
        .contains("messagesOutliveTheInstanceThatTookThem");
  }

  @Test
  void anExpiryThatShortensALifeIsCaught() {
    assertThat(SuiteRun.failuresOf(ShortensLives.class))
        .contains("puttingAgainNeverShortensALife", "neverExpiringIsLatestOfAll");
  }

  @Test
  void anExpiryThatIsNotHeededIsCaught() {
    assertThat(SuiteRun.failuresOf(ExpiresNothing.class))
        .contains("anExpiringMessageIsThereUntilItsMomentAndGoneFromThenOn");
  }

  @Test
  void aTextCutAtItsNulIsCaught() {
    assertThat(SuiteRun.failuresOf(CutsAtNul.class)).contains("whatIsFoundIsExactlyWhatWasPut");
  }

  @Test
  void aBadResponseThatSinksOrSplitsItsBatchIsCaught() {
    assertThat(SuiteRun.failuresOf(SavesUntilItFails.class))
        .containsExactlyInAnyOrder(
            "aBatchWithABadResponseStoresNothing", "inAGroupABadResponseLeavesItsNeighboursAlone");
  }

  @Test
  void anEditThatDoesNotLookAtTheVersionIsCaught() {
    assertThat(SuiteRun.failuresOf(IgnoresVersions.class))
        .contains(
            "replacingAtAnotherVersionChangesNothing",
            "ofThoseWhoRaceToReplaceAtOneVersionOneSucceeds",
            "countingUpByVersionsLosesNothing");
  }

  @Test
  void aThreadLeftBehindIsCaught() {
    assertThat(SuiteRun.failuresOf(LeaksThreads.class))
        .containsExactlyInAnyOrder("closingLeavesNoThreadBehind");
  }

  @Test
  void aSecondObjectForOneContractIsCaught() {
    assertThat(SuiteRun.failuresOf(MakesNewObjects.class))
        .containsExactlyInAnyOrder("askingTwiceGivesTheSameObject");
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
            LockSupport.parkNanos(1_000);
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

  static class ForgetsMessages extends MessageStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(new Memory(), options);
    }
  }

  static class ShortensLives extends MessageStoreContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryMessages(MEMORY, options.clock()) {
            @Override
            protected Message latest(Message there, Message put) {
              return put;
            }
          };
      return new MemoryStores(MEMORY, options).with(MessageStore.class, broken);
    }
  }

  static class ExpiresNothing extends MessageStoreContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryMessages(MEMORY, options.clock()) {
            @Override
            protected boolean isAlive(Message message) {
              return true;
            }
          };
      return new MemoryStores(MEMORY, options).with(MessageStore.class, broken);
    }
  }

  static class CutsAtNul extends MessageStoreContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryMessages(MEMORY, options.clock()) {
            @Override
            public Optional<Message> find(Digest digest) {
              return super.find(digest).map(m -> Message.of(m.text().split("\0", 2)[0]));
            }
          };
      return new MemoryStores(MEMORY, options).with(MessageStore.class, broken);
    }
  }

  static class SavesUntilItFails extends SurveyStoreContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemorySurveys(MEMORY) {
            @Override
            public List<Saved> saveAll(List<Response> responses) {
              synchronized (MEMORY) {
                var saved = new ArrayList<Saved>();
                for (Response response : responses) {
                  check(response);
                  saved.add(keep(response));
                }
                return saved;
              }
            }
          };
      return new MemoryStores(MEMORY, options).with(SurveyStore.class, broken);
    }
  }

  static class IgnoresVersions extends ProcedureCatalogContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryCatalog(MEMORY) {
            @Override
            public List<Edited> editAll(List<Edit> edits) {
              return super.editAll(edits.stream().map(this::unversioned).toList());
            }

            private Edit unversioned(Edit edit) {
              boolean there = find(edit.code()).isPresent();
              return edit instanceof Edit.Replace replace && there
                  ? new Edit.Replace(replace.procedure(), OptionalLong.empty())
                  : edit;
            }
          };
      return new MemoryStores(MEMORY, options).with(ProcedureCatalog.class, broken);
    }
  }

  static class LeaksThreads extends StoresContract {
    private static final Memory MEMORY = new Memory();
    private static final Object NEVER = new Object();

    @Override
    protected Stores open(StoreOptions options) {
      var thread = new Thread(() -> LockSupport.park(NEVER), "left behind " + System.nanoTime());
      thread.setDaemon(true);
      thread.start();
      return new MemoryStores(MEMORY, options);
    }
  }

  static class MakesNewObjects extends StoresContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(MEMORY, options) {
        @Override
        public <C> Optional<C> find(Class<C> contract) {
          with(VoteCounter.class, new MemoryVotes(MEMORY));
          return super.find(contract);
        }
      };
    }
  }
}
