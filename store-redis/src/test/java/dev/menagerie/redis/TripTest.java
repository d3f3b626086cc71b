package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;

/** A trip to two nodes, which here are one server under two names. */
class TripTest {
  @Test
  void anErrorLeavesNoAnswersBehindForTheNextTrip() {
    try (RunningRedis redis = RedisBinary.started();
        var sound = pool(redis, "localhost");
        var failing = new Failing(redis)) {
      redis.operator(Protocol.Command.SET, "mine", "my value");
      redis.operator(Protocol.Command.SET, "other", "another's value");
      var routes = new TwoNodes(failing, sound);

      assertThatExceptionOfType(OutOfMemoryError.class)
          .isThrownBy(() -> Trip.make(routes, List.of(get("failing"), get("other"))));
      Delivery<byte[]> mine = get("mine");
      Trip.make(routes, List.of(mine));
      assertThat(mine.reply()).asString(UTF_8).isEqualTo("my value");
    }
  }

  private static Delivery<byte[]> get(String key) {
    return new Delivery<>(Command.of(key, Command.REDIS.get(key.getBytes(UTF_8))));
  }

  private static ConnectionPool pool(RunningRedis redis, String host) {
    var config = DefaultJedisClientConfig.builder().resp2().build();
    return new ConnectionPool(new HostAndPort(host, redis.port()), config);
  }

  /** A connection that fails for want of memory while it reads. */
  private static final class Failing extends Connection {
    Failing(RunningRedis redis) {
      super("127.0.0.1", redis.port());
    }

    @Override
    public List<Object> getMany(int count) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  private record TwoNodes(Connection failing, ConnectionPool sound) implements Routes {
    @Override
    public int slot(String key) {
      return key.equals("failing") ? 0 : 1;
    }

    @Override
    public Connection borrow(int slot) {
      return slot == 0 ? failing : sound.getResource();
    }

    @Override
    public void refresh() {}
  }
}
