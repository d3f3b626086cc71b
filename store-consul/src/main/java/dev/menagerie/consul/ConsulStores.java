package dev.menagerie.consul;

import static java.util.Objects.requireNonNull;

import com.orbitz.consul.Consul;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.Health;
import dev.menagerie.store.ServiceRegistry;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.VoteCounter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Stores on Consul's key-value store: votes and shared secrets. It holds nothing else, being made
 * for small coordination data. Consul is also a {@link ServiceRegistry}.
 *
 * <p>Consul acknowledges a write when a majority of its servers has it on disk, so what was
 * acknowledged survives the loss of any server. Everything lies below one prefix and can be read in
 * Consul's own UI.
 */
public final class ConsulStores implements Stores {
  private final Link link;
  private final ConsulVotes votes;
  private final Map<Class<?>, Object> contracts;
  private final ServiceRegistry registry;

  private ConsulStores(
      String name,
      List<Consul> servers,
      List<String> hosts,
      boolean ours,
      Keys keys,
      StoreOptions options,
      LongSupplier nanoTime) {
    var leader = new Leader(hosts, nanoTime);
    link = new Link(name, new Kv(servers, leader, ours), options, keys.probe());
    String instance = Instance.fresh();
    votes = new ConsulVotes(link, keys, instance, new Folding(link, instance, nanoTime));
    contracts =
        Map.of(VoteCounter.class, votes, SharedSecrets.class, new ConsulSharedSecrets(link, keys));
    var agents = new Agents(servers);
    registry = service -> ConsulRegistration.begin(agents, service);
  }

  /**
   * Opens the store at a URL; {@link Stores#open(String, StoreOptions)} comes here.
   *
   * <pre>
   * consul://host:8500,host2:8500/prefix?token=…
   * </pre>
   *
   * <p>Of several servers of one cluster the leader is asked, and if it fails, the others in turn.
   * The port is 8500, the prefix {@code menagerie} and the ACL token none if left out.
   *
   * @throws IllegalArgumentException if the URL does not make sense
   */
  public static Stores open(StoreUrl url, StoreOptions options) {
    return open(url, options, System::nanoTime);
  }

  /** The same with another measure of the time that passes. */
  static Stores open(StoreUrl url, StoreOptions options, LongSupplier nanoTime) {
    ConsulUrl parsed = ConsulUrl.parse(url);
    List<Consul> servers = Clients.of(parsed, options);
    return new ConsulStores(
        parsed.name(), servers, parsed.hosts(), true, parsed.keys(), options, nanoTime);
  }

  /** Stores on a client that the caller keeps and closes, with default options. */
  public static Stores of(Consul consul) {
    return of(consul, StoreOptions.defaults());
  }

  /**
   * Stores on a client that the caller keeps and closes; for one request its own timeouts count.
   */
  public static Stores of(Consul consul, StoreOptions options) {
    requireNonNull(options, "options");
    return new ConsulStores(
        "Consul", List.of(consul), List.of(), false, Keys.DEFAULT, options, System::nanoTime);
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
    Object found = contract == ServiceRegistry.class ? registry : contracts.get(contract);
    return Optional.ofNullable(found).map(contract::cast);
  }

  @Override
  public Health health() {
    return link.health();
  }

  @Override
  public void close() {
    if (link.beginClosing()) {
      votes.fold();
      link.close();
    }
  }
}
