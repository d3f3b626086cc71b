package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.jar.MenagerieJar.Ended;
import dev.menagerie.store.Stores;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are larger than the heap of the process that exports and imports them. */
class ArchiveJarIT {
  /** So many that even packed they are more than that heap. */
  private static final int MESSAGES = 88;

  private static final int BYTES_EACH = 1 << 20;

  @TempDir static Path folder;
  @TempDir Path home;
  private final Postgres postgres = new Postgres(folder);

  @AfterEach
  void stopPostgres() throws Exception {
    postgres.close();
  }

  @Test
  void aStoreGoesFromRedisToPostgresInLessMemoryThanItTakes() throws Exception {
    postgres.start();
    try (var redis = new Redis(folder)) {
      redis.start();
      fill(redis.url());

      assertThat(inLittleMemory("export", redis.url())).contains("Exported " + MESSAGES);
      assertThat(inLittleMemory("import", postgres.url())).contains("Imported " + MESSAGES);
    }

    try (Stores stores = Stores.open(postgres.url())) {
      MessageStore messages = stores.get(MessageStore.class);
      for (int n = 0; n < MESSAGES; n++) {
        Message expected = message(n);
        assertThat(messages.find(expected.digest())).contains(expected);
      }
    }
  }

  private String inLittleMemory(String command, String store) {
    Ended ended =
        MenagerieJar.runIn(
            "64m", home, "messages", command, "messages.gz", "--messages-store", store);
    assertThat(ended.status()).as(ended.output()).isZero();
    return ended.output();
  }

  private static void fill(String url) {
    try (Stores stores = Stores.open(url)) {
      for (int n = 0; n < MESSAGES; n++) {
        stores.get(MessageStore.class).put(message(n));
      }
    }
  }

  /** A text of its own that does not pack well. */
  private static Message message(int n) {
    var random = new byte[BYTES_EACH / 4 * 3];
    new Random(n).nextBytes(random);
    return Message.of(Base64.getEncoder().encodeToString(random));
  }
}
