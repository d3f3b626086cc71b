package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.memory.Memory;
import dev.menagerie.testkit.memory.MemoryAccounts;
import dev.menagerie.testkit.memory.MemoryCatalog;
import dev.menagerie.testkit.memory.MemorySecrets;
import dev.menagerie.testkit.memory.MemoryStores;
import dev.menagerie.testkit.memory.MemorySurveys;
import dev.menagerie.testkit.memory.MemoryVotes;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The other suites fail stores that are broken in one way each. */
class BrokenStoresAreCaughtTest {
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
            "ofThoseWhoRaceToReplaceAtOneVersionOneSucceeds");
  }

  @Test
  void aTokenThatOutlivesItsUserIsCaught() {
    assertThat(SuiteRun.failuresOf(KeepsTokens.class))
        .contains("aRemovedUserTakesTheirTokensAlong");
  }

  @Test
  void aSecretThatTheLastOneMakesIsCaught() {
    assertThat(SuiteRun.failuresOf(LooksThenWrites.class))
        .containsExactlyInAnyOrder("allThatRaceGetTheBytesOfWhoeverCameFirst");
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

  @Test
  void aWatchThatCannotBeReliedOnIsCaught() {
    assertThat(SuiteRun.failuresOf(CallsChangeAtEveryLook.class))
        .contains("ourOwnChangesAreKnownAtOnceAndNoOthers");
    assertThat(SuiteRun.failuresOf(KeepsNoTopicsApart.class))
        .contains("ourOwnChangesAreKnownAtOnceAndNoOthers");
  }

  static class CallsChangeAtEveryLook extends CatalogExtensionsContract {
    private static final Memory MEMORY = new Memory();
    private static final AtomicLong LOOKS = new AtomicLong();

    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(MEMORY, options)
          .with(ChangeWatch.class, topic -> OptionalLong.of(LOOKS.incrementAndGet()));
    }
  }

  static class KeepsNoTopicsApart extends CatalogExtensionsContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var catalog = new MemoryCatalog(MEMORY);
      var accounts = new MemoryAccounts(MEMORY, options.clock());
      return new MemoryStores(MEMORY, options)
          .with(
              ChangeWatch.class, topic -> OptionalLong.of(catalog.version() + changesOf(accounts)));
    }

    private static int changesOf(Accounts accounts) {
      return accounts.names().stream().map(accounts::find).toList().hashCode();
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

  static class KeepsTokens extends AccountsContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      var broken =
          new MemoryAccounts(MEMORY, options.clock()) {
            @Override
            protected void removeTokensOf(String name) {}
          };
      return new MemoryStores(MEMORY, options).with(Accounts.class, broken);
    }
  }

  static class LooksThenWrites extends SharedSecretsContract {
    private static final Memory MEMORY = new Memory();

    @Override
    protected Stores open(StoreOptions options) {
      return new MemoryStores(MEMORY, options).with(SharedSecrets.class, new Broken(MEMORY));
    }

    /** Looks whether there is a secret, waits a little, and writes one. */
    private static class Broken extends MemorySecrets {
      Broken(Memory memory) {
        super(memory);
      }

      @Override
      public byte[] createIfAbsent(String name, Supplier<byte[]> fresh) {
        return find(name)
            .orElseGet(
                () -> {
                  byte[] made = super.createIfAbsent(Fresh.name("made"), fresh);
                  LockSupport.parkNanos(200_000);
                  replace(name, made);
                  return made.clone();
                });
      }
    }
  }

  static class LeaksThreads extends StoresContract {
    @Override
    protected Duration untilThreadsEnd() {
      return Duration.ofMillis(100);
    }

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
