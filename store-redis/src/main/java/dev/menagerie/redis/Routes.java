package dev.menagerie.redis;

import java.util.function.Supplier;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/**
 * The ways to the nodes of a Redis: the one place that knows the kinds of Jedis client.
 *
 * <p>We borrow connections rather than call the client's own methods, because only who holds a
 * connection before sending can tell «certainly not sent» from «sent, and no answer came», and
 * because the client for a Cluster repeats commands by itself, counters included.
 */
interface Routes {
  /** The slot of a key: keys of one slot live on one node. */
  int slot(String key);

  /** A connection to the node that has a slot, to be closed after use. */
  Connection borrow(int slot);

  /** Forgets idle connections and where the slots were, since one of them turned out stale. */
  void refresh();

  /**
   * The routes of a client.
   *
   * @throws IllegalArgumentException for a client of another kind than the three named in its
   *     message
   */
  static Routes of(UnifiedJedis jedis) {
    if (jedis instanceof RedisClient single) {
      return new ToOne(single::getPool);
    }
    if (jedis instanceof RedisSentinelClient sentinel) {
      return new ToOne(() -> master(sentinel));
    }
    if (jedis instanceof RedisClusterClient cluster) {
      return new ToCluster(cluster);
    }
    throw new IllegalArgumentException(
        "jedis must be a RedisClient, a RedisSentinelClient or a RedisClusterClient, but is a "
            + jedis.getClass().getName()
            + "; one that switches between databases could not keep the promise");
  }

  private static Pool<Connection> master(RedisSentinelClient sentinel) {
    return sentinel.getPrimaryNodesConnectionMap().values().iterator().next();
  }

  /** A single server, or the master that Sentinel points to: another after a failover. */
  record ToOne(Supplier<Pool<Connection>> pool) implements Routes {
    @Override
    public int slot(String key) {
      return 0;
    }

    @Override
    public Connection borrow(int slot) {
      return pool.get().getResource();
    }

    @Override
    public void refresh() {
      pool.get().clear();
    }
  }

  /** A Cluster. */
  record ToCluster(RedisClusterClient jedis) implements Routes {
    @Override
    public int slot(String key) {
      return JedisClusterCRC16.getSlot(key);
    }

    @Override
    public Connection borrow(int slot) {
      return jedis.getConnectionFromSlot(slot);
    }

    @Override
    public void refresh() {
      jedis.getClusterNodes().values().forEach(Pool::clear);
      jedis.refreshClusterTopology();
    }
  }
}
