package dev.menagerie.sql;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.store.StoresProvider;
import java.util.Set;

/** How {@link Stores#open(String)} finds this module; in code, use {@link SqlStores}. */
public final class SqlStoresProvider implements StoresProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SqlStoresProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("jdbc:postgresql", "postgresql", "postgres", "jdbc:h2");
  }

  @Override
  public Stores open(StoreUrl url, StoreOptions options) {
    return SqlStores.open(url, options);
  }
}
