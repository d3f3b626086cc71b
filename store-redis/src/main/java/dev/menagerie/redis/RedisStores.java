package dev.menagerie.redis;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Counters;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.votes.VoteCounter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/**
 * Stores on Redis: a single server, one behind Sentinel, or a Cluster, with or without TLS.
 *
 * <p>Redis acknowledges a write when it is as durable as the server's own settings make it, and no
 * store can promise more than its server:
 *
 * <ul>
 *   <li>{@code appendonly yes} with {@code appendfsync always}: on disk before it is acknowledged.
 *       Nothing acknowledged is lost when the server or the machine is killed. Batches share one
 *       sync, so this costs less than its reputation.
 *   <li>{@code appendfsync everysec} (the default of {@code appendonly yes}): up to two seconds are
 *       lost when the machine is killed, and also when only the server is, while the disk is slow.
 *   <li>{@code appendfsync no}: nothing is lost when the server is killed; what the operating
 *       system had not written is, when the machine is.
 *   <li>{@code appendonly no}: everything since the last snapshot.
 *   <li>A failover, by Sentinel or in a Cluster, loses what the old master had not yet sent to the
 *       replica that takes over; {@code min-replicas-to-write} bounds it.
 *   <li>{@code maxmemory} needs the policy {@code noeviction}: any other deletes data.
 * </ul>
 */
public final class RedisStores implements Stores {
  private final RedisLink link;
  private final Runnable closing;
  private final Map<Class<?>, Object> contracts;
  private final Map<Class<?>, Object> extensions;

  private RedisStores(String name, Routes routes, Runnable closing, KeySpace keys, Clock clock) {
    this.closing = closing;
    link = new RedisLink(name, routes, keys);
    var catalog = new RedisCatalog(link, keys);
    extensions =
        Map.of(
            Counters.class, new RedisCounters(link, keys, clock),
            CatalogImport.class, new RedisImport(catalog));
    contracts =
        Map.of(
            VoteCounter.class, new RedisVotes(link, keys),
            MessageStore.class, new RedisMessages(link, keys, clock),
            SurveyStore.class, new RedisSurveys(link, keys),
            ProcedureCatalog.class, catalog,
            Accounts.class, new RedisAccounts(link, keys, clock),
            SharedSecrets.class, new RedisSecrets(link, keys));
  }

  /**
   * Opens the store at a URL; {@link Stores#open(String, StoreOptions)} comes here.
   *
   * <pre>
   * redis://user:password@host:port/database      port 6379, database 0, no password if left out
   * rediss://…                                    the same over TLS
   * redis-sentinel://host,host2/master/database   port 26379; login and database are the master's
   * redis-cluster://host,host2                    some of the nodes; they know the others
   * </pre>
   *
   * <p>Parameters: {@code prefix} leads all keys ({@code menagerie:}); {@code tls=true}; {@code
   * ca}, a PEM file of certificates to trust in place of the system's.
   *
   * @throws IllegalArgumentException if the URL does not make sense
   */
  public static Stores open(StoreUrl url, StoreOptions options) {
    RedisUrl parsed = RedisUrl.parse(url);
    var routes = new LazyRoutes(Clients.prepared(parsed, options), Clients.patience(options));
    return new RedisStores(parsed.name(), routes, routes::close, parsed.keys(), options.clock());
  }

  /** Stores on a client that the caller keeps and closes, with default options. */
  public static Stores of(UnifiedJedis jedis) {
    return of(jedis, StoreOptions.defaults());
  }

  /**
   * Stores on a client that the caller keeps and closes; its own timeouts count.
   *
   * @param jedis a {@code RedisClient}, {@code RedisSentinelClient} or {@code RedisClusterClient}
   * @throws IllegalArgumentException for any other kind of client: one that switches between
   *     databases could not keep the promise
   */
  public static Stores of(UnifiedJedis jedis, StoreOptions options) {
    return new RedisStores("Redis", Routes.of(jedis), () -> {}, KeySpace.DEFAULT, options.clock());
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return contracts.keySet();
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    Object held = contracts.get(contract);
    return Optional.ofNullable(held == null ? extensions.get(contract) : held).map(contract::cast);
  }

  @Override
  public Health health() {
    return link.health();
  }

  @Override
  public void close() {
    link.close();
    closing.run();
  }
}
