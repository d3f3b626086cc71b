package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** The index of messages, into which a new digest is entered when somebody lists. */
class RedisMessagesTest {
  private static final Message MESSAGE = Message.of("a message");
  private static final String HEX = MESSAGE.digest().hex();

  private final RunningRedis redis = RedisBinary.started();
  private final Stores stores = Stores.open(redis.url());
  private final MessageStore messages = stores.get(MessageStore.class);

  @AfterEach
  void close() {
    stores.close();
    redis.close();
  }

  @Test
  void aMessageThatWasIndexedAsItWasPutIsListedStill() {
    redis.operator(Command.SET, key(HEX), "forever\na message");
    redis.operator(Command.ZADD, key("index"), "0", HEX);

    assertThat(messages.findByPrefix(HEX, 10)).containsExactly(MESSAGE.digest());
    messages.put(MESSAGE);
    assertThat(messages.findByPrefix(HEX, 10)).containsExactly(MESSAGE.digest());
    assertThat(messages.delete(MESSAGE.digest())).isTrue();
    assertThat(messages.findByPrefix(HEX, 10)).isEmpty();
  }

  @Test
  void howeverManyAreNewListingFindsThemAllInOrder() {
    List<String> many =
        IntStream.range(0, 1_234)
            .mapToObj(n -> HEX.substring(0, 2) + "%062x".formatted(n))
            .toList();
    Stream<String> newestFirst =
        IntStream.range(0, many.size()).mapToObj(n -> many.get(many.size() - 1 - n));
    redis.operator(
        Command.RPUSH, Stream.concat(Stream.of(key("fresh")), newestFirst).toArray(String[]::new));

    assertThat(messages.findByPrefix(HEX.substring(0, 2), MessageStore.MAX_LIMIT))
        .extracting(Digest::hex)
        .isEqualTo(many.subList(0, MessageStore.MAX_LIMIT));
  }

  @Test
  void onceEnteredADigestIsNoLongerKeptAsNew() {
    messages.put(MESSAGE);
    messages.findByPrefix(HEX, 10);

    assertThat(redis.operator(Command.LLEN, key("fresh"))).isEqualTo(0L);
    assertThat(redis.operator(Command.ZCARD, key("index"))).isEqualTo(1L);
  }

  @Test
  void puttingTheSameAgainLeavesNothingMoreToEnter() {
    messages.putAll(List.of(MESSAGE, MESSAGE));
    messages.put(MESSAGE);

    assertThat(redis.operator(Command.LLEN, key("fresh"))).isEqualTo(1L);
  }

  @Test
  void whenMemoryIsFullNewMessagesCanBeListedAndDeleted() {
    messages.put(MESSAGE);
    redis.operator(Command.CONFIG, "SET", "maxmemory", "1");

    assertThat(messages.findByPrefix(HEX, 10)).containsExactly(MESSAGE.digest());
    assertThat(messages.delete(MESSAGE.digest())).isTrue();
  }

  @Test
  void aReplicaListsWhatIsInTheIndex() {
    messages.put(MESSAGE);
    messages.findByPrefix(HEX, 10);
    redis.operator(Command.REPLICAOF, "127.0.0.1", "" + FreePorts.one());

    assertThat(messages.findByPrefix(HEX, 10)).containsExactly(MESSAGE.digest());
  }

  private static String key(String name) {
    return "menagerie:{messages:%.2s}:%s".formatted(HEX, name);
  }
}
