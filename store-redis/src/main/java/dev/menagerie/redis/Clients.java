package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** Configures the Jedis clients that we open ourselves. */
final class Clients {
  /** How long a connection may take to be made; a server that is there takes a millisecond. */
  private static final Duration TO_CONNECT = Duration.ofSeconds(1);

  /** How long a call may wait for one of the connections in use. */
  private static final Duration TO_BORROW = Duration.ofMillis(500);

  private static final int CONNECTIONS = 64;

  private Clients() {}

  /**
   * Prepares a client, and makes it when asked to: only that may touch the network.
   *
   * @throws IllegalArgumentException if the file of certificates to trust cannot be read
   */
  static Supplier<UnifiedJedis> prepared(RedisUrl url, StoreOptions options) {
    // Sentinels have neither databases nor, as a rule, the master's users.
    JedisClientConfig bare = config(url, options).build();
    JedisClientConfig config = loggedIn(config(url, options), url).build();
    Set<HostAndPort> nodes = new LinkedHashSet<>(url.nodes());
    return switch (url.kind()) {
      case SERVER -> () -> server(url.nodes().get(0), config);
      case SENTINELS -> () -> master(url.master(), nodes, bare, config);
      case CLUSTER -> () -> cluster(nodes, config);
    };
  }

  /** The longest that opening a connection may take. */
  static Duration patience(StoreOptions options) {
    return options.timeout().compareTo(TO_CONNECT) < 0 ? options.timeout() : TO_CONNECT;
  }

  private static RedisClient server(HostAndPort node, JedisClientConfig config) {
    return RedisClient.builder().hostAndPort(node).clientConfig(config).poolConfig(pool()).build();
  }

  private static RedisSentinelClient master(
      String name, Set<HostAndPort> sentinels, JedisClientConfig bare, JedisClientConfig config) {
    return RedisSentinelClient.builder()
        .masterName(name)
        .sentinels(sentinels)
        .sentinelClientConfig(bare)
        .clientConfig(config)
        .poolConfig(pool())
        .build();
  }

  private static RedisClusterClient cluster(Set<HostAndPort> nodes, JedisClientConfig config) {
    return RedisClusterClient.builder()
        .nodes(nodes)
        .clientConfig(config)
        .poolConfig(pool())
        .build();
  }

  private static DefaultJedisClientConfig.Builder config(RedisUrl url, StoreOptions options) {
    var config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .connectionTimeoutMillis(millis(patience(options)))
            .socketTimeoutMillis(millis(options.timeout()))
            .clientName("menagerie");
    url.tls().ifPresent(tls -> config.sslOptions(Encryption.of(tls)));
    return config;
  }

  /** Never 0, which would mean for ever. */
  private static int millis(Duration timeout) {
    return (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
  }

  private static DefaultJedisClientConfig.Builder loggedIn(
      DefaultJedisClientConfig.Builder config, RedisUrl url) {
    url.login().ifPresent(login -> config.user(login.user()).password(login.password()));
    return config.database(url.database());
  }

  private static ConnectionPoolConfig pool() {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(TO_BORROW);
    pool.setJmxEnabled(false);
    return pool;
  }
}
