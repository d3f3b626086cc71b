package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.Races;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.util.JedisURIHelper;

/** A Cluster of three. */
class RedisClusterTest extends EveryContract {
  @RegisterExtension static final SharedRedis<?> CLUSTER = SharedRedis.cluster();

  @Override
  Stores opened(StoreOptions options) {
    return Stores.open(CLUSTER.url(), options);
  }

  @Test
  void whoAskSeveralNodesInAnyOrderDoNotWaitForEachOthersConnections() {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(1);
    try (var narrow =
            RedisClusterClient.builder()
                .nodes(Set.of(JedisURIHelper.getHostAndPort(URI.create(CLUSTER.url()))))
                .poolConfig(pool)
                .build();
        Stores stores = RedisStores.of(narrow)) {
      MessageStore messages = stores.get(MessageStore.class);
      List<Digest> some = messages.putAll(Fresh.list(16, () -> Message.of(Fresh.name("text"))));
      var reversed = new ArrayList<>(some);
      Collections.reverse(reversed);

      Races.run(
          8,
          thread -> {
            for (int i = 0; i < 50; i++) {
              assertThat(messages.findAll(thread % 2 == 0 ? some : reversed))
                  .hasSize(16)
                  .allMatch(Optional::isPresent);
            }
            return null;
          });
    }
  }
}
