package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.menagerie.store.Health;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/** A client that the user made and keeps, and that speaks a newer protocol than ours. */
class RedisClientTest extends EveryContract {
  @RegisterExtension static final SharedRedis<?> REDIS = SharedRedis.server();

  private static RedisClient jedis;

  @BeforeAll
  static void makeClient() {
    jedis =
        RedisClient.builder()
            .hostAndPort(server())
            .clientConfig(DefaultJedisClientConfig.builder().resp3().build())
            .build();
  }

  @AfterAll
  static void closeClient() {
    jedis.close();
  }

  @Override
  Stores opened(StoreOptions options) {
    return RedisStores.of(jedis, options);
  }

  @Test
  void aClientThatWasHandedInIsNeverClosed() {
    try (Stores stores = RedisStores.of(jedis)) {
      stores.get(VoteCounter.class).cast(new Ballot("kept", "ann", "cats", "Ann"));
    }

    assertThat(jedis.getPool().isClosed()).isFalse();
    assertThat(jedis.hgetAll("menagerie:{votes:kept}:tally")).containsEntry("cats", "1");
  }

  @Test
  void whenEveryConnectionIsInUseTheStoreIsBusyAndNotAway() {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(1);
    pool.setMaxWait(Duration.ofMillis(10));
    try (RedisClient narrow = RedisClient.builder().hostAndPort(server()).poolConfig(pool).build();
        Stores stores = RedisStores.of(narrow)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      try (var inUse = narrow.getPool().getResource()) {
        assertThat(inUse.isConnected()).isTrue();
        assertThatExceptionOfType(StoreBusyException.class)
            .isThrownBy(() -> votes.visit(new Visit("busy", "form")))
            .withMessageContaining("nothing was stored");
        assertThat(stores.health()).isEqualTo(Health.ok());
      }

      assertThat(votes.visit(new Visit("busy", "form"))).isEqualTo(1);
    }
  }

  private static HostAndPort server() {
    return JedisURIHelper.getHostAndPort(URI.create(REDIS.url()));
  }

  @Test
  @SuppressWarnings("deprecation") // Any other kind will do, and this one asks for nothing.
  void aClientOfAnotherKindIsRefused() {
    try (UnifiedJedis other = new UnifiedJedis(new Connection()) {}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RedisStores.of(other))
          .withMessageContaining("RedisClusterClient");
    }
  }
}
