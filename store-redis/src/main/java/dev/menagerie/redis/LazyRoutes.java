package dev.menagerie.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import redis.clients.jedis.Connection;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Makes the client when it is first needed: Jedis asks Sentinels and Cluster nodes while it is
 * being made, and fails if none answers, but opening a store must neither wait nor fail.
 */
final class LazyRoutes implements Routes, AutoCloseable {
  private final Supplier<UnifiedJedis> maker;
  private final Duration patience;
  private final ReentrantLock making = new ReentrantLock();
  private UnifiedJedis client;
  private volatile Routes made;
  private boolean closed;

  /**
   * Makes nothing yet.
   *
   * @param patience the longest to wait for another thread that is just making it
   */
  LazyRoutes(Supplier<UnifiedJedis> maker, Duration patience) {
    this.maker = maker;
    this.patience = patience;
  }

  @Override
  public int slot(String key) {
    return made().slot(key);
  }

  @Override
  public Connection borrow(int slot) {
    return made().borrow(slot);
  }

  @Override
  public void refresh() {
    Routes routes = made;
    if (routes != null) {
      routes.refresh();
    }
  }

  /** Closes the client if it was made; none will be made from now on. */
  @Override
  public void close() {
    making.lock();
    try {
      closed = true;
      if (client != null) {
        client.close();
      }
    } finally {
      making.unlock();
    }
  }

  private Routes made() {
    Routes routes = made;
    return routes != null ? routes : make();
  }

  private Routes make() {
    if (!acquired()) {
      throw new JedisConnectionException("The first connection is still being made");
    }
    try {
      if (closed) {
        throw new JedisConnectionException("The store is closed");
      }
      if (made == null) {
        client = maker.get();
        made = Routes.of(client);
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  private boolean acquired() {
    try {
      return making.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
