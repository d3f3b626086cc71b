package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Stores} promises, whatever contracts it holds. */
public abstract class StoresContract extends StoreContract {
  private static final Duration TO_END = Duration.ofSeconds(10);

  /** For a subclass that says what to open. */
  protected StoresContract() {}

  /** Passwords and tokens in the address of the store under test; default: none. */
  protected List<String> secrets() {
    return List.of();
  }

  @Test
  void theNameSaysWhatAndWhereWithoutSecrets() {
    assertThat(stores().name()).isNotBlank().hasLineCount(1);
    assertThat(secrets()).allSatisfy(s -> assertThat(stores().name()).doesNotContain(s));
    assertThat(secrets()).allSatisfy(s -> assertThat(stores().toString()).doesNotContain(s));
  }

  @Test
  void everyContractItNamesIsHeld() {
    assertThat(stores().contracts()).isNotEmpty();
    for (Class<?> contract : stores().contracts()) {
      assertThat(stores().find(contract)).get().isInstanceOf(contract);
      assertThat((Object) stores().get(contract)).isInstanceOf(contract);
    }
  }

  @Test
  void everyStoreHoldsSharedSecrets() {
    assertThat(stores().contracts()).contains(SharedSecrets.class);
  }

  @Test
  void askingTwiceGivesTheSameObject() {
    for (Class<?> contract : stores().contracts()) {
      List<?> got = Races.run(THREADS, thread -> stores().get(contract));
      assertThat(got).allSatisfy(o -> assertThat(o).isSameAs(got.get(0)));
      assertThat((Object) stores().find(contract).orElseThrow()).isSameAs(got.get(0));
    }
  }

  @Test
  void whatItDoesNotHoldIsNotFoundAndTheErrorListsWhatItHolds() {
    assertThat(stores().contracts()).doesNotContain(Unheard.class);
    assertThat(stores().find(Unheard.class)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores().get(Unheard.class))
        .withMessageContainingAll(stores().name(), "Unheard", "SharedSecrets");
  }

  @Test
  void aStoreThatAnswersIsUp() {
    assertThat(stores().health()).isEqualTo(Health.ok());
  }

  @Test
  void closingAgainDoesNothing() {
    use(stores());
    stores().close();

    assertThatCode(stores()::close).doesNotThrowAnyException();
  }

  @Test
  void healthNeverThrowsNotEvenWhenClosed() {
    stores().close();

    assertThatCode(stores()::health).doesNotThrowAnyException();
  }

  @Test
  void closingOneInstanceLeavesOthersOpen() {
    Stores other = another();
    use(stores());
    stores().close();

    assertThat(other.health()).isEqualTo(Health.ok());
    use(other);
  }

  /**
   * How long threads may take to end after closing: Java's own pools, through which H2 writes its
   * files, keep an idle thread for a minute.
   */
  protected Duration untilThreadsEnd() {
    return Duration.ofSeconds(90);
  }

  @Test
  void closingLeavesNoThreadBehind() {
    openUseAndClose();
    Leaks before = Leaks.ofThreads();
    for (int i = 0; i < 3; i++) {
      openUseAndClose();
    }

    before.assertNoneWithin(untilThreadsEnd());
  }

  @Test
  void closingLeavesNoConnectionBehind() {
    assumeTrue(Leaks.canSeeSockets(), "Open sockets can only be seen where there is a /proc");
    openUseAndClose();
    Leaks before = Leaks.ofSockets();
    for (int i = 0; i < 3; i++) {
      openUseAndClose();
    }

    before.assertNoneWithin(TO_END);
  }

  private void openUseAndClose() {
    try (Stores used = another()) {
      use(used);
    }
  }

  /** Enough concurrent work for every pool and every background thread to come to life. */
  private static void use(Stores stores) {
    Races.run(
        THREADS,
        thread -> {
          assertThat(stores.health()).isEqualTo(Health.ok());
          stores.get(SharedSecrets.class).createIfAbsent(Fresh.name("used"), () -> new byte[] {1});
          String poll = Fresh.name("used");
          stores
              .find(VoteCounter.class)
              .ifPresent(votes -> votes.cast(new Ballot(poll, "ann", "cats", "Ann")));
          stores
              .find(MessageStore.class)
              .ifPresent(messages -> messages.put(Message.of(Fresh.text("used "))));
          return null;
        });
  }

  /** A contract that no store holds. */
  interface Unheard {}
}
