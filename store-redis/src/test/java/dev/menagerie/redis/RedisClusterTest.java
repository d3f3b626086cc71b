package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Cluster of three. */
class RedisClusterTest extends EveryContract {
  @RegisterExtension static final SharedRedis<?> CLUSTER = SharedRedis.cluster();

  @Override
  Stores opened(StoreOptions options) {
    return Stores.open(CLUSTER.url(), options);
  }
}
