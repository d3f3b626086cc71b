package dev.menagerie.platform.registry;

import dev.menagerie.platform.Names;
import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.dns.ZoneOfApps;
import dev.menagerie.platform.runner.Environment;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps in Consul what takes requests on this host, and follows what does on others: their
 * instances get their share of the balancer's requests, and stand in the zone.
 *
 * <p>Each round compares and corrects, so it does not matter what was missed, and by whom. While
 * Consul cannot be reached, what it said last still holds.
 */
public final class Registry implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Registry.class.getName());
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** After which every other host has read that an instance takes no more requests. */
  private static final Duration READ_BY_ALL = ROUND.multipliedBy(3);

  private final Consul consul;
  private final String platform;
  private final Apps apps;
  private final Backends backends;
  private final ZoneOfApps zone;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(Registry::daemon);
  private volatile long lastRemoval = System.nanoTime() - READ_BY_ALL.toNanos();
  private volatile Set<String> registered = Set.of();
  private volatile Future<?> loop;
  private volatile boolean closed;
  private boolean away;

  private Registry(Consul consul, String platform, Apps apps, Backends backends, ZoneOfApps zone) {
    this.consul = consul;
    this.platform = platform;
    this.apps = apps;
    this.backends = backends;
    this.zone = zone;
  }

  /**
   * Begins to follow.
   *
   * @param url where Consul is, as {@code consul://HOST:PORT}
   * @param platform which of all platforms this is; the same after a restart
   */
  public static Registry follow(
      String url, String platform, Apps apps, Backends backends, ZoneOfApps zone) {
    var consul = Consul.at(url, Optional.ofNullable(System.getenv(Environment.CONSUL_TOKEN)));
    var registry = new Registry(consul, platform, apps, backends, zone);
    registry.loop =
        registry.rounds.scheduleWithFixedDelay(
            registry::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    apps.listen(states -> registry.hurry());
    return registry;
  }

  /** Whether no other host still sends requests to what was taken out. */
  public boolean isSettled() {
    Set<String> taking = ids(taking(apps.all()));
    return taking.containsAll(registered)
        && System.nanoTime() - lastRemoval > READ_BY_ALL.toNanos();
  }

  @Override
  public void close() {
    closed = true;
    loop.cancel(false);
    rounds.shutdownNow();
  }

  private void hurry() {
    if (!closed) {
      rounds.execute(this::round);
    }
  }

  private void round() {
    try {
      correct();
      read();
      if (away) {
        away = false;
        LOG.log(System.Logger.Level.WARNING, "{0} answers again", consul);
      }
    } catch (IOException | RuntimeException e) {
      if (!away && !closed) {
        away = true;
        LOG.log(
            System.Logger.Level.WARNING,
            consul + " cannot be asked, what it said last still holds: " + e);
      }
    }
  }

  /** Registers what takes requests and is not, and takes out what does not and is. */
  private void correct() throws IOException {
    List<Service> taking = taking(apps.all());
    List<Service> known = consul.of(platform);
    registered = ids(known);
    for (Service service : taking) {
      if (!known.contains(service)) {
        consul.register(service);
      }
    }
    for (Service service : known) {
      if (!ids(taking).contains(service.id())) {
        consul.deregister(service);
        lastRemoval = System.nanoTime();
      }
    }
    registered = ids(taking);
  }

  private void read() throws IOException {
    Map<String, List<Service>> elsewhere =
        consul.all().stream()
            .filter(service -> !service.platform().equals(platform))
            .filter(service -> Names.isApp(service.app()))
            .collect(Collectors.groupingBy(Service::app, TreeMap::new, Collectors.toList()));
    var remotes = new TreeMap<String, List<Backends.Remote>>();
    var endpoints = new TreeMap<String, List<InetSocketAddress>>();
    elsewhere.forEach(
        (app, services) -> {
          remotes.put(
              app, services.stream().map(s -> new Backends.Remote(s.id(), s.endpoint())).toList());
          endpoints.put(app, services.stream().map(Service::endpoint).toList());
        });
    backends.follow(remotes);
    zone.follow(endpoints);
  }

  private List<Service> taking(Collection<AppState> states) {
    return states.stream()
        .flatMap(
            state ->
                state.instances(this::takesRequests).stream()
                    .map(instance -> service(state.app(), instance)))
        .toList();
  }

  private boolean takesRequests(Instance instance) {
    boolean ejected = backends.find(instance.id()).map(Backend::isEjected).orElse(false);
    return (instance.role() == Role.LIVE || instance.role() == Role.CANARY) && !ejected;
  }

  private Service service(String app, Instance instance) {
    return new Service(
        platform + "." + instance.id(), app, instance.address(), instance.port(), platform);
  }

  private static Set<String> ids(Collection<Service> services) {
    return services.stream().map(Service::id).collect(Collectors.toSet());
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "registry");
    thread.setDaemon(true);
    return thread;
  }
}
