package dev.menagerie.platform.balancer;

import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Traffic;
import dev.menagerie.platform.state.Version;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances of all apps as backends, and the routing table made of them. It follows the state:
 * each change gives a new table, which all requests use from then on.
 */
public final class Backends {
  private final Balancer balancer;
  private final Map<String, Backend> backends = new ConcurrentHashMap<>();
  private final Map<String, WaitingRoom> rooms = new HashMap<>();
  private Map<String, List<Remote>> remotes = Map.of();
  private Collection<AppState> states = List.of();

  /**
   * An instance on another host.
   *
   * @param id its id, unique among all hosts
   * @param address where it listens
   */
  public record Remote(String id, InetSocketAddress address) {}

  /** Feeds a balancer. */
  public Backends(Balancer balancer) {
    this.balancer = balancer;
  }

  /** The backend of an instance, if it has one. */
  public Optional<Backend> find(String id) {
    return Optional.ofNullable(backends.get(id));
  }

  /** The backend at an address such as {@code 127.0.0.1:20001}, if there is one. */
  public Optional<Backend> findByAddress(String address) {
    return backends.values().stream()
        .filter(b -> HostPort.of(b.address()).equals(address))
        .findFirst();
  }

  /** How many requests wait for a paused app. */
  public synchronized int waiting(String app) {
    WaitingRoom room = rooms.get(app);
    return room == null ? 0 : room.size();
  }

  /** Where else an app runs, as {@code host:port}. */
  public synchronized List<String> elsewhere(String app) {
    return remotes.getOrDefault(app, List.of()).stream()
        .map(r -> HostPort.of(r.address()))
        .toList();
  }

  /** Follows a change of state. */
  public synchronized void follow(Collection<AppState> changed) {
    states = List.copyOf(changed);
    refresh();
  }

  /** Follows what other hosts have, by app. */
  public synchronized void follow(Map<String, List<Remote>> others) {
    if (!others.equals(remotes)) {
      remotes = Map.copyOf(others);
      refresh();
    }
  }

  private void refresh() {
    var apps = new ArrayList<AppTraffic>();
    var present = new HashSet<String>();
    for (AppState state : states) {
      apps.add(traffic(state, present));
    }
    remotes.forEach(
        (app, elsewhere) -> {
          if (states.stream().noneMatch(state -> state.app().equals(app))) {
            apps.add(foreign(app, elsewhere, present));
          }
        });
    balancer.use(new RoutingTable(apps));
    // Closed only now, so that nobody finds the old doors shut and no new ones open.
    for (AppState state : states) {
      for (Instance instance : state.instances()) {
        if (!takesRequests(state, instance)) {
          backends.get(instance.id()).doorway().close();
        }
      }
      if (state.traffic().mode() != Traffic.Mode.PAUSED && rooms.containsKey(state.app())) {
        rooms.get(state.app()).release();
      }
    }
    backends.entrySet().removeIf(e -> !present.contains(e.getKey()) && abandon(e.getValue()));
  }

  private AppTraffic traffic(AppState state, Collection<String> present) {
    var groups = new TreeMap<Integer, List<Backend>>();
    var versions = new HashMap<Integer, Version>();
    for (Instance instance : state.instances()) {
      present.add(instance.id());
      Backend backend = backends.computeIfAbsent(instance.id(), id -> backend(instance));
      if (takesRequests(state, instance)) {
        backend.doorway().open();
        int generation = instance.version().generation();
        versions.put(generation, instance.version());
        groups.computeIfAbsent(generation, g -> new ArrayList<>()).add(backend);
      }
    }
    if (state.current() != null) {
      for (Remote remote : remotes.getOrDefault(state.app(), List.of())) {
        versions.put(state.current().generation(), state.current());
        groups
            .computeIfAbsent(state.current().generation(), g -> new ArrayList<>())
            .add(backend(remote, state.current(), present));
      }
    }
    var made = new ArrayList<Group>();
    groups.forEach(
        (generation, members) ->
            made.add(
                new Group(
                    versions.get(generation),
                    percent(state, versions.get(generation), members),
                    members)));
    return new AppTraffic(
        state.app(),
        state.routes(),
        state.traffic(),
        made.size() > 1 && !isShared(state) ? List.of(merged(made)) : made,
        isShared(state),
        rooms.computeIfAbsent(state.app(), app -> new WaitingRoom(balancer)));
  }

  /** An app that runs on other hosts only; here it has its name in the zone. */
  private AppTraffic foreign(String app, List<Remote> elsewhere, Collection<String> present) {
    List<Backend> members =
        elsewhere.stream().map(remote -> backend(remote, Version.ELSEWHERE, present)).toList();
    var group = new Group(Version.ELSEWHERE, 100, members);
    WaitingRoom room = rooms.computeIfAbsent(app, a -> new WaitingRoom(balancer));
    return new AppTraffic(app, List.of(), Traffic.FLOWING, List.of(group), false, room);
  }

  private Backend backend(Remote remote, Version version, Collection<String> present) {
    present.add(remote.id());
    return backends.computeIfAbsent(remote.id(), id -> new Backend(id, version, remote.address()));
  }

  /** While one version replaces another step by step, the instances are all alike. */
  private static Group merged(List<Group> groups) {
    return new Group(
        groups.get(groups.size() - 1).version(),
        100,
        groups.stream().flatMap(group -> group.backends().stream()).toList());
  }

  /** Whether visitors are told apart by version. */
  private static boolean isShared(AppState state) {
    return state.canary() != null || state.keepsSessions();
  }

  private static int percent(AppState state, Version version, List<Backend> members) {
    if (state.canary() != null) {
      int share = state.canary().percent();
      return version.equals(state.canary().version()) ? share : 100 - share;
    }
    boolean parked =
        members.stream()
            .allMatch(b -> state.instance(b.id()).map(i -> i.role() == Role.PARKED).orElse(false));
    return parked ? 0 : 100;
  }

  private static boolean takesRequests(AppState state, Instance instance) {
    return instance.role() == Role.LIVE
        || instance.role() == Role.CANARY
        || (instance.role() == Role.PARKED && state.keepsSessions());
  }

  private static Backend backend(Instance instance) {
    return new Backend(
        instance.id(),
        instance.version(),
        new InetSocketAddress(instance.address(), instance.port()));
  }

  private static boolean abandon(Backend backend) {
    backend.doorway().close();
    backend.connections().close();
    return true;
  }
}
