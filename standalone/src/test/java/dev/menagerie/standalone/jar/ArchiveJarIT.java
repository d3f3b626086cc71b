package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.jar.MenagerieJar.Ended;
import dev.menagerie.store.Stores;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are larger than the heap of the process that exports and imports them. */
class ArchiveJarIT {
  private static final int MESSAGES = 96;
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
        assertThat(messages.find(message(n).digest())).contains(message(n));
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
    var random = new Random(n);
    var text = new StringBuilder(BYTES_EACH);
    while (text.length() < BYTES_EACH) {
      text.append(Long.toString(random.nextLong(), 36));
    }
    return Message.of(text.substring(0, BYTES_EACH));
  }
}
