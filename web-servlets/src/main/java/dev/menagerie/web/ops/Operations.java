package dev.menagerie.web.ops;

import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What the operations servlets of one process tell about, shared by all its ports: which stores it
 * needs, whether it is on its way down, its metrics. Making one asks no store and starts nothing.
 */
public final class Operations implements AutoCloseable {
  private final List<Stores> stores;
  private final Metrics metrics = new Metrics();
  private final List<Runnable> endless = new CopyOnWriteArrayList<>();
  private volatile boolean draining;

  /**
   * The operations of a process.
   *
   * @param stores the stores that it needs to be ready; they stay the caller's to close
   */
  public Operations(Collection<Stores> stores) {
    this.stores = List.copyOf(new LinkedHashSet<>(stores));
  }

  /**
   * From now on the process is not ready, so that no new clients are sent to it, and what would
   * otherwise go on for ever is ended.
   */
  public void drain() {
    draining = true;
    endless.forEach(Runnable::run);
  }

  /** Remembers how to end something that goes on for as long as clients like. */
  public void endWhenDraining(Runnable end) {
    endless.add(end);
  }

  /**
   * Why the process cannot serve now, a sentence per reason; empty if it can. Asks every store,
   * which takes as long as the store does.
   */
  public List<String> obstacles() {
    return obstacles(Health::detail);
  }

  /** The same for everybody's eyes: neither where a store is, nor what it said. */
  public List<String> publicObstacles() {
    return obstacles(health -> "A store is away.").stream().distinct().toList();
  }

  private List<String> obstacles(Function<Health, String> words) {
    if (draining) {
      return List.of("This process is shutting down.");
    }
    return stores.stream().map(Stores::health).filter(health -> !health.up()).map(words).toList();
  }

  /** The metrics of the process. */
  public Metrics metrics() {
    return metrics;
  }

  /** Stops measuring. Closes no store. */
  @Override
  public void close() {
    metrics.close();
  }
}
