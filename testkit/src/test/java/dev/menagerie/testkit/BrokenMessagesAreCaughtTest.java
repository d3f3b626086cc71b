package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.memory.Memory;
import dev.menagerie.testkit.memory.MemoryMessages;
import dev.menagerie.testkit.memory.MemoryStores;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The suite for messages fails stores that are broken in one way each. */
class BrokenMessagesAreCaughtTest {
  @Test
  void aStoreThatForgetsWhenItIsClosedIsCaught() {
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
}
