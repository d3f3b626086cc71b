package dev.menagerie.redis;

import static dev.menagerie.votes.Cast.COUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Health;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

/** A server that is not there, goes away, hangs, and comes back. */
class RedisAwayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Ballot BALLOT = new Ballot("poll", "ann", "cats", "Ann");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://127.0.0.1:%d",
        "redis-sentinel://127.0.0.1:%d/main",
        "redis-cluster://127.0.0.1:%d"
      })
  void aServerThatIsNotThereIsNoReasonNotToOpen(String url) {
    try (Stores stores = Stores.open(url.formatted(FreePorts.one()))) {
      VoteCounter votes = stores.get(VoteCounter.class);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> votes.cast(BALLOT))
          .withMessageContaining("Redis")
          .withMessageContaining("nothing was stored");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> votes.tally("poll"));
      assertThat(stores.health().up()).isFalse();
    }
  }

  @Test
  void aServerThatComesLaterIsUsed() {
    int port = FreePorts.one();
    try (Stores stores = Stores.open("redis://127.0.0.1:" + port)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> votes.cast(BALLOT));

      try (var server = RedisBinary.server(port, RedisBinary.temporary()).start()) {
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
            .until(() -> votes.cast(BALLOT) == COUNTED);
        assertThat(stores.health()).isEqualTo(Health.ok());
        assertThat(server.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aWriteWhoseIdleConnectionDiedIsSentAgainAtOnce() {
    try (RunningRedis redis = RedisBinary.started();
        Stores stores = Stores.open(redis.url())) {
      stores.health();
      redis.operator(Command.CLIENT, "KILL", "TYPE", "normal");

      assertThat(stores.get(VoteCounter.class).cast(BALLOT)).isEqualTo(COUNTED);
    }
  }

  @Test
  void aVisitWhoseConnectionDiedIsNotCountedAgain() {
    try (RunningRedis redis = RedisBinary.started();
        Stores stores = Stores.open(redis.url())) {
      VoteCounter votes = stores.get(VoteCounter.class);
      stores.health();
      redis.operator(Command.CLIENT, "KILL", "TYPE", "normal");

      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> votes.visit(new Visit("poll", "form")));
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .until(() -> votes.visit(new Visit("poll", "form")) == 1);
    }
  }

  @Test
  void aServerThatHangsLeavesAWriteUnknownAndARepetitionSettlesIt() {
    var options = StoreOptions.defaults().withTimeout(Duration.ofMillis(300));
    try (RunningRedis redis = RedisBinary.started();
        Stores stores = Stores.open(redis.url(), options)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      stores.health();
      redis.process().freeze();

      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> votes.cast(BALLOT))
          .withMessageContaining("Redis at 127.0.0.1");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> votes.tally("poll"));

      redis.process().thaw();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .untilAsserted(() -> votes.cast(BALLOT));
      assertThat(votes.tally("poll").total()).isEqualTo(1);
    }
  }

  @Test
  void aSurveyOfAServerThatCameBackEmptyCanBeDefinedAgain() {
    try (RunningRedis redis = RedisBinary.started();
        Stores stores = Stores.open(redis.url())) {
      SurveyStore surveys = stores.get(SurveyStore.class);
      var survey = new Survey("cats", List.of(new Question("name", Question.Kind.TEXT)));
      var response = new Response("cats", "r1", Instant.EPOCH, Map.of("name", "Pika"));
      surveys.define(survey);
      surveys.save(response);
      redis.operator(Command.FLUSHALL);

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> surveys.save(response))
          .isExactlyInstanceOf(StoreException.class);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> surveys.summarise("cats", 10))
          .isExactlyInstanceOf(StoreException.class);

      surveys.define(survey);
      assertThat(surveys.save(response)).isEqualTo(Saved.STORED);
      assertThat(surveys.save(response)).isEqualTo(Saved.REPEATED);
      assertThat(surveys.summarise("cats", 10).responses()).isEqualTo(1);
    }
  }

  @Test
  void whatIsClosedIsUnavailable() {
    try (RunningRedis redis = RedisBinary.started()) {
      Stores stores = Stores.open(redis.url());
      SharedSecrets secrets = stores.get(SharedSecrets.class);
      secrets.find("key");
      stores.close();

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> secrets.find("key"));
    }
  }
}
