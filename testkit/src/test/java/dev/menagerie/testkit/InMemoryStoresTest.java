package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.memory.MemoryProvider;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link MemoryProvider} stands in for H2 here, since the testkit knows no store. */
class InMemoryStoresTest {
  private static final Ballot BALLOT = new Ballot("pets", "ann", "cats", "Ann");

  @Test
  void eachOneOpenedIsAFreshDatabase() {
    try (Stores one = InMemoryStores.open();
        Stores other = InMemoryStores.open()) {
      one.get(VoteCounter.class).cast(BALLOT);

      assertThat(other.get(VoteCounter.class).tally("pets").total()).isZero();
    }
  }

  @Test
  void optionsArePassedOn() {
    var clock = MutableClock.startingNow();
    try (Stores stores = InMemoryStores.open(StoreOptions.defaults().withClock(clock))) {
      var message = Message.of("brief").expiringAt(clock.instant().plusSeconds(1));
      stores.get(MessageStore.class).put(message);
      clock.advance(Duration.ofSeconds(1));

      assertThat(stores.get(MessageStore.class).find(message.digest())).isEmpty();
    }
  }

  @Test
  void aTestsParametersAreOfOneDatabaseThatOtherTestsDoNotSee() {
    int open = MemoryProvider.OPEN.get();

    SuiteRun.run(Poll.class).assertStatistics(stats -> stats.succeeded(2).failed(0));

    assertThat(MemoryProvider.OPEN.get()).isEqualTo(open);
  }

  @Test
  void whatNoStoreHoldsIsLeftToOthers() {
    SuiteRun.run(Asking.class).assertStatistics(stats -> stats.succeeded(1).failed(1));
  }

  @ExtendWith(InMemoryStores.class)
  static class Poll {
    private final VoteCounter votes;

    Poll(VoteCounter votes) {
      this.votes = votes;
    }

    @Test
    void first(Stores stores, VoteCounter same) {
      assertThat(same).isSameAs(votes).isSameAs(stores.get(VoteCounter.class));
      assertThat(votes.tally("pets").total()).isZero();
      votes.cast(BALLOT);
    }

    @Test
    void second() {
      assertThat(votes.tally("pets").total()).isZero();
      votes.cast(BALLOT);
    }
  }

  @ExtendWith(InMemoryStores.class)
  static class Asking {
    @Test
    void forWhatJUnitHas(TestInfo info, VoteCounter votes) {
      assertThat(info.getDisplayName()).isNotEmpty();
      assertThat(votes).isNotNull();
    }

    @Test
    void forWhatNobodyHas(Runnable nothing) {
      nothing.run();
    }
  }
}
