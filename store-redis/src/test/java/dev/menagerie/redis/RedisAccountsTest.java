package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.AccountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAccountsTest extends AccountsContract {
  @RegisterExtension static final SharedRedis<?> REDIS = SharedRedis.server();

  @Override
  protected Stores open(StoreOptions options) {
    return Stores.open(REDIS.url(), options);
  }
}
