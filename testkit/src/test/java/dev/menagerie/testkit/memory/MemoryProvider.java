package dev.menagerie.testkit.memory;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.store.StoresProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens {@code jdbc:h2:mem:} URLs where there is no H2: one memory per URL. */
public final class MemoryProvider implements StoresProvider {
  /** How many are open. */
  public static final AtomicInteger OPEN = new AtomicInteger();

  private static final Map<String, Memory> MEMORIES = new ConcurrentHashMap<>();

  @Override
  public Set<String> schemes() {
    return Set.of("jdbc:h2");
  }

  @Override
  public Stores open(StoreUrl url, StoreOptions options) {
    OPEN.incrementAndGet();
    return new MemoryStores(MEMORIES.computeIfAbsent(url.value(), u -> new Memory()), options) {
      @Override
      public void close() {
        OPEN.decrementAndGet();
      }
    };
  }
}
