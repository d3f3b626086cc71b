package dev.menagerie.redis;

import static dev.menagerie.votes.Cast.COUNTED;
import static dev.menagerie.votes.Cast.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Health;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.VoteCounter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** A server that answers, but with an error. */
class RedisRefusalTest {
  private final RunningRedis redis = RedisBinary.started();
  private final Stores stores = Stores.open(redis.url());
  private final VoteCounter votes = stores.get(VoteCounter.class);
  private final MessageStore messages = stores.get(MessageStore.class);

  @AfterEach
  void close() {
    stores.close();
    redis.close();
  }

  @Test
  void aServerThatForgotTheScriptsIsSentThemAgain() {
    votes.cast(ballot("poll", "ann"));
    redis.operator(Command.SCRIPT, "FLUSH");

    assertThat(votes.cast(ballot("poll", "ann"))).isEqualTo(UNCHANGED);
    assertThat(votes.cast(ballot("poll", "bob"))).isEqualTo(COUNTED);
  }

  @Test
  void whenMemoryIsFullNothingIsStoredAndItSaysSo() {
    redis.operator(Command.CONFIG, "SET", "maxmemory", "1");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> votes.cast(ballot("poll", "ann")))
        .withMessageContaining("OOM")
        .withMessageContaining("nothing was stored");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> messages.putAll(List.of(Message.of("a"), Message.of("b"))))
        .withMessageContaining("OOM");
    assertThat(votes.ballot("poll", "ann")).isEmpty();
    assertThat(votes.tally("poll").votes()).isEmpty();
    redis.operator(Command.CONFIG, "SET", "maxmemory", "0");
    assertThat(votes.cast(ballot("poll", "ann"))).isEqualTo(COUNTED);
  }

  @Test
  void aReplicaStoresNothingAndSaysSo() {
    redis.operator(Command.REPLICAOF, "127.0.0.1", "" + FreePorts.one());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> votes.cast(ballot("poll", "ann")))
        .withMessageContaining("READONLY");
    redis.operator(Command.REPLICAOF, "NO", "ONE");
    assertThat(votes.cast(ballot("poll", "ann"))).isEqualTo(COUNTED);
  }

  @Test
  void aKeyThatHoldsSomethingElseIsAnErrorThatTryingAgainWillNotMend() {
    redis.operator(Command.SET, "menagerie:{votes:taken}:tally", "something else");

    assertThatThrownBy(() -> votes.cast(ballot("taken", "ann")))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("WRONGTYPE");
    assertThatThrownBy(() -> votes.tally("taken"))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("WRONGTYPE");
    assertThat(votes.ballot("taken", "ann")).isEmpty();
  }

  @Test
  void inAGroupABallotThatIsRefusedLeavesItsNeighboursAlone() {
    redis.operator(Command.SET, "menagerie:{votes:taken}:tally", "something else");
    List<CompletableFuture<Cast>> casts;
    try (var group = GroupCommit.to("test", "cast", votes::castAll).build()) {
      casts =
          List.of("poll", "taken", "other").stream()
              .map(poll -> group.submit(ballot(poll, "ann")))
              .toList();
    }

    assertThat(casts.get(0)).isCompleted();
    assertThat(casts.get(1)).isCompletedExceptionally();
    assertThat(casts.get(2)).isCompleted();
    assertThat(votes.tally("poll").total()).isEqualTo(1);
    assertThat(votes.tally("other").total()).isEqualTo(1);
  }

  @Test
  void ifSomeOfABatchIsStoredAndSomeRefusedForNowTheOutcomeIsUnknown() {
    votes.cast(ballot("poll", "ann"));
    redis.operator(Command.CONFIG, "SET", "maxmemory", "1");

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.castAll(List.of(ballot("poll", "ann"), ballot("other", "ann"))));
    assertThat(votes.tally("other").votes()).isEmpty();
  }

  @Test
  void aMessageThatWasTamperedWithIsAnError() {
    Message message = Message.of("as it was");
    messages.put(message);
    String key = "menagerie:{messages:%.2s}:%s".formatted(message.digest(), message.digest());
    for (String tampered :
        List.of("forever\nchanged", "as it was", "", "never\nas it was", "\n", "forever", "1")) {
      redis.operator(Command.SET, key, tampered);

      assertThatThrownBy(() -> messages.find(message.digest()))
          .as(tampered)
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContaining(message.digest().hex());
    }
  }

  @Test
  void aWrongPasswordIsSaidWithoutThePassword() {
    redis.operator(Command.CONFIG, "SET", "requirepass", "right-one");
    assertRefusedWith(redis.url().replace("//", "//:wrong-one@"), "WRONGPASS");
    assertRefusedWith(redis.url().replace("//", "//nobody:wrong-one@"), "WRONGPASS");
    assertRefusedWith(redis.url(), "NOAUTH");

    String right = redis.url().replace("//", "//default:right-one@");
    try (Stores secured = Stores.open(right)) {
      assertThat(secured.name()).doesNotContain("right-one");
      assertThat(secured.get(VoteCounter.class).cast(ballot("poll", "ann"))).isEqualTo(COUNTED);
    }
  }

  @Test
  void whereTheHealthCheckIsForbiddenItSaysSoAndWhatIsAllowedIsServed() {
    redis.operator(Command.ACL, "SETUSER", "app", "on", ">secret", "~*", "+@all", "-exists");
    try (Stores limited = Stores.open(redis.url().replace("//", "//app:secret@"))) {
      assertThat(limited.health().up()).isFalse();
      assertThat(limited.health().detail()).contains("NOPERM").doesNotContain("away");
      assertThat(limited.get(VoteCounter.class).cast(ballot("poll", "ann"))).isEqualTo(COUNTED);

      redis.operator(Command.ACL, "SETUSER", "app", "+exists");
      assertThat(limited.health()).isEqualTo(Health.ok());
    }
  }

  private static void assertRefusedWith(String url, String word) {
    try (Stores stores = Stores.open(url)) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> stores.get(VoteCounter.class).cast(ballot("poll", "ann")))
          .withMessageContaining(word)
          .satisfies(e -> assertThat(e).hasMessageNotContaining("wrong-one"));
      assertThat(stores.health().up()).isFalse();
      assertThat(stores.health().detail()).contains(word).doesNotContain("wrong-one");
    }
  }

  private static Ballot ballot(String poll, String voter) {
    return new Ballot(poll, voter, "cats", "Name");
  }
}
