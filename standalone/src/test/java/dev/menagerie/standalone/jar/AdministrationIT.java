package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.jar.MenagerieJar.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that work on the data of a server while it runs. */
class AdministrationIT {
  @TempDir Path home;

  @Test
  void aCommandComesInToTheEmbeddedDatabaseThatAServerHolds() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      var client = new MessagesClient(server::messages);
      client.post("foo");

      Ended listed = MenagerieJar.run(home, "messages", "list", "--data", "data");
      assertThat(listed.status()).isZero();
      assertThat(listed.output().trim()).isEqualTo(MessagesClient.digest("foo"));

      Ended deleted =
          MenagerieJar.run(home, "messages", "delete", listed.output().trim(), "--data", "data");
      assertThat(deleted.status()).isZero();
      assertThat(home.resolve("data")).isDirectoryNotContaining("glob:**.trace.db");
    }
    try (var server = MenagerieJar.overHttp(home)) {
      assertThat(new MessagesClient(server::messages).copies("foo")).isZero();
    }
  }

  @Test
  void anArchiveIsMadeOfWhatIsBeingServed() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      var client = new MessagesClient(server::messages);
      client.post("foo");
      client.post("bar");

      Ended ended = MenagerieJar.run(home, "messages", "export", "all.gz", "--data", "data");

      assertThat(ended.output()).contains("Exported 2 messages to all.gz");
      assertThat(MenagerieJar.run(home, "messages", "verify", "all.gz").status()).isZero();
    }
  }
}
