package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.Ledger;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Redis behind it is away, killed or restarted. */
class RedisAwayJarIT {
  @TempDir Path redisHome;
  @TempDir Path home;
  private Redis redis;

  @BeforeEach
  void describeRedis() throws IOException {
    redis = new Redis(redisHome);
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Test
  void itStartsWithoutRedisAndIsBackByItself() throws Exception {
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);
      assertRefused(client.post("foo"));
      assertRefused(client.get(MessagesClient.digest("foo")));

      Recovery.assertPrompt(redis::start, redis::stop, () -> client.post("foo").statusCode());
      assertThat(client.copies("foo")).isEqualTo(1);
    }
  }

  @Test
  void everyAcknowledgedMessageSurvivesARedisThatIsKilled() {
    redis.start();
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);
      var run =
          Ledger.of(n -> "message " + n)
              .clients(16)
              .untilAcknowledged(6_000)
              .after(1_000, this::killAndStart)
              .after(2_000, this::killAndStart)
              .after(3_000, this::killAndStart)
              .after(4_000, this::killAndStart)
              .after(5_000, this::killAndStart);

      Ledger.Report report =
          run.exchange(text -> Answer.ofStatus(client.post(text).statusCode()))
              .auditEach(client::copies)
              .assertExact();

      System.out.println(getClass().getSimpleName() + ": killed: " + report);
    }
  }

  @Test
  void nothingIsLostWhenRedisIsRestartedWhileClientsWrite() {
    redis.start();
    try (var server = serve()) {
      var client = new MessagesClient(server::messages);

      Ledger.Report report =
          Ledger.of(n -> "message " + n)
              .untilAcknowledged(3_000)
              .after(1_000, this::restart)
              .after(2_000, this::restart)
              .exchange(text -> Answer.ofStatus(client.post(text).statusCode()))
              .auditEach(client::copies)
              .assertExact();

      System.out.println(getClass().getSimpleName() + ": restarted: " + report);
    }
  }

  private MenagerieJar serve() {
    return MenagerieJar.overHttp(home, "--messages-store", redis.url());
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).startsWith("{\"err_msg\":");
  }

  private void killAndStart() {
    redis.kill9();
    redis.start();
  }

  private void restart() {
    redis.stop();
    redis.start();
  }
}
