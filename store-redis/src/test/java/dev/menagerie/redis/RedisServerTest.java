package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A single server. */
class RedisServerTest extends EveryContract {
  @RegisterExtension static final SharedRedis<?> REDIS = SharedRedis.server();

  @Override
  Stores opened(StoreOptions options) {
    return Stores.open(REDIS.url(), options);
  }
}
