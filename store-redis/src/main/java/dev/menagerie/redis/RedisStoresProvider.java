package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.store.StoresProvider;
import java.util.Set;

/**
 * Plugs {@link RedisStores} in; public only because {@link java.util.ServiceLoader} asks for it.
 */
public final class RedisStoresProvider implements StoresProvider {
  /** For {@link java.util.ServiceLoader}. */
  public RedisStoresProvider() {}

  @Override
  public Set<String> schemes() {
    return RedisUrl.schemes();
  }

  @Override
  public Stores open(StoreUrl url, StoreOptions options) {
    return RedisStores.open(url, options);
  }
}
