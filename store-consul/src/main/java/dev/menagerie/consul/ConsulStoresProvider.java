package dev.menagerie.consul;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.store.StoresProvider;
import java.util.Set;

/**
 * Plugs {@link ConsulStores} in; public only because {@link java.util.ServiceLoader} asks for it.
 */
public final class ConsulStoresProvider implements StoresProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ConsulStoresProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of(ConsulUrl.SCHEME);
  }

  @Override
  public Stores open(StoreUrl url, StoreOptions options) {
    return ConsulStores.open(url, options);
  }
}
