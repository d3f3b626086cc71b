package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A master that is found by way of a Sentinel. */
class RedisSentinelTest extends EveryContract {
  @RegisterExtension static final SharedRedis<?> MASTER = SharedRedis.watched();

  @Override
  Stores opened(StoreOptions options) {
    return Stores.open(MASTER.url(), options);
  }
}
