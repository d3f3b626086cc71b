package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.standalone.jar.MenagerieJar.Ended;
import dev.menagerie.testkit.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watchdog, on a real service. */
class CheckJarIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String A = "a".repeat(64);
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  private static final String BAR =
      "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9";

  @TempDir Path home;

  @Test
  void aGoodServicePassesWithTheWordsOfTheOriginal() {
    try (var server = MenagerieJar.overHttps(home)) {
      String url = "https://localhost:" + server.messages().getPort();

      Ended ended = MenagerieJar.run(home, "check", url, "--cert-path", "data/certs/localhost.crt");

      assertThat(ended.output())
          .isEqualTo(
              """
              URL/messages/AAA correctly not found
              URL/messages POSTed successfully
              URL/messages/FOO correctly found
              URL/messages POSTed successfully
              URL/messages/BAR correctly found
              URL/messages/FOO correctly found

              ***************************************************************************
              All tests passed!
              ***************************************************************************
              """
                  .replace("URL", url)
                  .replace("AAA", A)
                  .replace("FOO", FOO)
                  .replace("BAR", BAR));
      assertThat(ended.status()).isZero();
    }
  }

  @Test
  void itTrustsNobodyButTheCertificateGiven(@TempDir Path other) {
    MenagerieJar.overHttps(other).close();
    try (var server = MenagerieJar.overHttps(home)) {
      String stranger = other.resolve("data/certs/localhost.crt").toString();

      Ended ended =
          MenagerieJar.run(home, "check", server.messages().toString(), "--cert-path", stranger);

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output()).contains("TLS").doesNotContain("passed");
    }
  }

  @Test
  void plainHttpIsCheckedToo() {
    try (var server = MenagerieJar.overHttp(home)) {
      assertThat(MenagerieJar.run(home, "check", server.messages() + "/").status()).isZero();
    }
  }

  @Test
  void asADaemonItTellsOfEachFailureUntilItIsStopped() throws Exception {
    Path told = home.resolve("told");
    try (var server = MenagerieJar.overHttp(home);
        ServerProcess watchdog =
            MenagerieJar.launched(
                home,
                "check",
                server.messages().toString(),
                "--every",
                "100ms",
                "--on-failure",
                "echo failed >> " + told)) {
      await()
          .atMost(PATIENCE)
          .until(() -> watchdog.log().split("All tests passed!", -1).length > 3);
      assertThat(told).doesNotExist();

      server.terminate();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Files.exists(told) && Files.readAllLines(told).size() > 1);

      assertThat(watchdog.stop()).isZero();
    }
  }
}
