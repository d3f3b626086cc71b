package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Consul that is not there, or wants no part of it. */
class ConsulAwayTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private final String poll = Fresh.name("away");

  @Test
  void openingDoesNotAskAndEveryCallSaysThatNothingWasStored() {
    int nobody = FreePorts.one();
    try (Stores stores = Stores.open("consul://127.0.0.1:" + nobody)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      Stream.<ThrowingCallable>of(
              () -> votes.cast(new Ballot(poll, "ann", "cats", "")),
              () -> votes.visit(new Visit(poll, "form")),
              () -> votes.tally(poll),
              () -> votes.recount(poll),
              () -> votes.ballot(poll, "ann"),
              () -> votes.visits(poll, "form"),
              () -> stores.get(SharedSecrets.class).createIfAbsent("any", () -> new byte[] {1}))
          .forEach(
              call ->
                  assertThatExceptionOfType(StoreUnavailableException.class)
                      .isThrownBy(call)
                      .withMessageContaining("127.0.0.1:" + nobody));
      assertThat(stores.health().up()).isFalse();
      assertThat(stores.health().detail()).contains("127.0.0.1:" + nobody);
    }
  }

  @Test
  void aServerThatIsNotThereIsPassedOver() {
    String url = CONSUL.url().replace("consul://", "consul://127.0.0.1:" + FreePorts.one() + ",");
    try (Stores stores = Stores.open(url)) {
      assertThat(stores.get(VoteCounter.class).cast(new Ballot(poll, "ann", "cats", "")))
          .isEqualTo(Cast.COUNTED);
      assertThat(stores.health().up()).isTrue();
    }
  }

  @Test
  void aStoreComesBackByItselfWhenConsulDoes() {
    try (var wire = new Wire(CONSUL.get().httpUrl());
        Stores stores = Stores.open(wire.url())) {
      VoteCounter votes = stores.get(VoteCounter.class);
      wire.cut();
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> votes.tally(poll));
      assertThat(stores.health().up()).isFalse();
      wire.mend();
      CONSUL.get().awaitUp(stores);

      assertThat(votes.cast(new Ballot(poll, "ann", "cats", ""))).isEqualTo(Cast.COUNTED);
    }
  }

  @Test
  void aTokenForTheFolderAloneIsEnough() {
    try (var wire = new Wire(CONSUL.get().httpUrl());
        Stores stores = Stores.open(wire.url())) {
      wire.allowOnly("menagerie/");

      assertThat(stores.health()).isEqualTo(Health.ok());
      assertThat(stores.get(VoteCounter.class).cast(new Ballot(poll, "ann", "cats", "")))
          .isEqualTo(Cast.COUNTED);
    }
  }

  @Test
  void aConsulThatForbidsTheProbeIsNotAway() {
    try (var wire = new Wire(CONSUL.get().httpUrl());
        Stores stores = Stores.open(wire.url())) {
      wire.allowOnly("menagerie/polls/");

      assertThat(stores.health().up()).isFalse();
      assertThat(stores.health().detail()).contains("says no", "403");
      assertThat(stores.get(VoteCounter.class).cast(new Ballot(poll, "ann", "cats", "")))
          .isEqualTo(Cast.COUNTED);
      wire.allowOnly("");
      assertThat(stores.health()).isEqualTo(Health.ok());
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    Stores stores = Stores.open(CONSUL.url());
    stores.close();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> stores.get(VoteCounter.class).tally(poll))
        .withMessageContaining("closed");
    assertThat(stores.health().detail()).contains("closed");
  }
}
