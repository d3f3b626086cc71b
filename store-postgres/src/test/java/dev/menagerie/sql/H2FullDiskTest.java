package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Races;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That H2 on a full disk denies nothing that it stored, and serves on once there is room. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class H2FullDiskTest {
  private static final int TRIES = 6;

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
    try (Stores stores = open()) {
      messages(stores).put(Message.of("before"));
      FullDisk.full = true;
      assertThat(failures(i -> messages(stores).put(message(i))))
          .isNotEmpty()
          .allMatch(H2FullDiskTest::invitesAnotherTry);
      FullDisk.full = false;

      await().ignoreExceptions().until(() -> isPut(stores, Message.of("after")));
      assertThat(isFound(stores, Message.of("before"))).isTrue();
    }
    try (Stores again = open()) {
      assertThat(isFound(again, Message.of("before"))).isTrue();
      assertThat(isFound(again, Message.of("after"))).isTrue();
    }
  }

  @Test
  void writersOfAllKindsAtATimeAreAnsweredToo() {
    try (Stores stores = open()) {
      messages(stores).put(Message.of("before"));
      VoteCounter votes = stores.get(VoteCounter.class);
      votes.cast(new Ballot("poll", "before", "cats", "Ann"));
      FullDisk.full = true;
      Races.run(
          4,
          number ->
              failures(
                  i -> {
                    if (number % 2 == 0) {
                      messages(stores).put(message(10 * number + i));
                    } else {
                      votes.cast(new Ballot("poll", "voter-" + number + "-" + i, "cats", "Ann"));
                    }
                  }));
      FullDisk.full = false;

      await().ignoreExceptions().until(() -> isPut(stores, Message.of("after")));
    }
  }

  @Test
  void anImportEndsWithAnErrorAndCanBeDoneAgain() {
    try (Stores stores = open()) {
      CatalogImport imports = stores.get(CatalogImport.class);
      FullDisk.full = true;
      try {
        pour(imports);
      } catch (StoreException e) {
        assertThat(e).matches(H2FullDiskTest::invitesAnotherTry);
      }
      FullDisk.full = false;

      await()
          .ignoreExceptions()
          .until(
              () -> {
                pour(imports);
                return true;
              });
    }
  }

  private static void pour(CatalogImport imports) {
    try (CatalogImport.Stage stage = imports.begin(Optional.empty())) {
      for (int i = 0; i < 1_000; i++) {
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

  private static boolean invitesAnotherTry(Exception e) {
    return e instanceof StoreUnavailableException || e instanceof OutcomeUnknownException;
  }

  private Stores open() {
    return Stores.open("jdbc:h2:full:" + folder.resolve("full"));
  }

  private static Message message(int number) {
    return Message.of(number + " " + "x".repeat(1_000));
  }

  private static boolean isPut(Stores stores, Message message) {
    messages(stores).put(message);
    return true;
  }

  private static boolean isFound(Stores stores, Message message) {
    return messages(stores).find(message.digest()).isPresent();
  }

  private static MessageStore messages(Stores stores) {
    return stores.get(MessageStore.class);
  }
}
