package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Races;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That H2 on a full disk denies nothing that it stored, and serves on once there is room. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class H2FullDiskTest {
  private static final int TRIES = 6;
  private static final int PROCEDURES = 1_000;

  @TempDir private Path folder;

  @BeforeAll
  static void register() {
    FullDisk.register();
  }

  @AfterEach
  void makeRoom() {
    FullDisk.full = false;
  }

  @Test
  void whoWritesIsToldToTryAgainAndCanOnceThereIsRoom() {
    var stored = new ArrayList<Message>();
    try (Stores stores = open()) {
      put(stores, Message.of("before"), stored);
      FullDisk.full = true;
      assertThat(failures(i -> put(stores, message(i), stored)))
          .isNotEmpty()
          .allMatch(H2FullDiskTest::invitesAnotherTry);
      FullDisk.full = false;

      await().ignoreExceptions().until(() -> put(stores, Message.of("after"), stored));
      assertThat(stored).allMatch(message -> isFound(stores, message));
    }
    try (Stores again = open()) {
      assertThat(stored).allMatch(message -> isFound(again, message));
    }
  }

  @Test
  void writersOfAllKindsAtATimeAreAnsweredToo() {
    var stored = new ConcurrentLinkedQueue<Message>();
    var counted = new ConcurrentLinkedQueue<Ballot>();
    try (Stores stores = open()) {
      put(stores, Message.of("before"), stored);
      cast(stores, ballot("before"), counted);
      FullDisk.full = true;
      List<List<Exception>> failures =
          Races.run(
              4,
              number ->
                  failures(
                      i -> {
                        if (number % 2 == 0) {
                          put(stores, message(10 * number + i), stored);
                        } else {
                          cast(stores, ballot("voter-" + number + "-" + i), counted);
                        }
                      }));
      FullDisk.full = false;

      assertThat(failures)
          .flatMap(one -> one)
          .isNotEmpty()
          .allMatch(H2FullDiskTest::invitesAnotherTry);
      await().ignoreExceptions().until(() -> put(stores, Message.of("after"), stored));
    }
    try (Stores again = open()) {
      VoteCounter votes = again.get(VoteCounter.class);
      assertThat(stored).allMatch(message -> isFound(again, message));
      assertThat(counted)
          .allSatisfy(ballot -> assertThat(votes.ballot("poll", ballot.voter())).contains(ballot));
      assertThat(votes.tally("poll").total()).isGreaterThanOrEqualTo(counted.size());
      assertThat(votes.tally("poll")).isEqualTo(votes.recount("poll"));
    }
  }

  @Test
  void anImportEndsWithAnErrorAndCanBeDoneAgain() {
    try (Stores stores = open()) {
      CatalogImport imports = stores.get(CatalogImport.class);
      FullDisk.full = true;
      assertThatThrownBy(() -> pour(imports)).matches(H2FullDiskTest::invitesAnotherTry);
      FullDisk.full = false;

      await()
          .ignoreExceptions()
          .until(
              () -> {
                pour(imports);
                return true;
              });
    }
    try (Stores again = open()) {
      ProcedureCatalog catalog = again.get(ProcedureCatalog.class);
      assertThat(IntStream.range(0, PROCEDURES))
          .allMatch(i -> catalog.find("code" + i).isPresent());
    }
  }

  private static void pour(CatalogImport imports) {
    try (CatalogImport.Stage stage = imports.begin(Optional.empty())) {
      for (int i = 0; i < PROCEDURES; i++) {
        stage.add(i, new Procedure("code" + i, "title ".repeat(20) + i));
      }
      stage.apply();
    }
  }

  private static List<Exception> failures(IntConsumer write) {
    var failures = new ArrayList<Exception>();
    for (int i = 0; i < TRIES; i++) {
      try {
        write.accept(i);
      } catch (StoreException e) {
        failures.add(e);
      }
    }
    return failures;
  }

  private static boolean invitesAnotherTry(Throwable e) {
    return e instanceof StoreUnavailableException || e instanceof OutcomeUnknownException;
  }

  private Stores open() {
    return Stores.open("jdbc:h2:full:" + folder.resolve("full"));
  }

  private static Message message(int number) {
    return Message.of(number + " " + "x".repeat(1_000));
  }

  private static Ballot ballot(String voter) {
    return new Ballot("poll", voter, "cats", "Ann");
  }

  /** Notes what was acknowledged, and so must be found from then on. */
  private static boolean put(Stores stores, Message message, Collection<Message> stored) {
    messages(stores).put(message);
    return stored.add(message);
  }

  private static void cast(Stores stores, Ballot ballot, Collection<Ballot> counted) {
    stores.get(VoteCounter.class).cast(ballot);
    counted.add(ballot);
  }

  private static boolean isFound(Stores stores, Message message) {
    return messages(stores).find(message.digest()).isPresent();
  }

  private static MessageStore messages(Stores stores) {
    return stores.get(MessageStore.class);
  }
}
