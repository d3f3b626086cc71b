package dev.menagerie.platform.dns;

import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The zone as it follows from what runs. */
public final class ZoneOfApps {
  private final InetAddress own;
  private List<Host> parts = List.of();
  private List<Host> apps = List.of();
  private Map<String, List<InetSocketAddress>> remotes = Map.of();
  private volatile Zone zone = Zone.of(List.of());

  /**
   * The zone of a platform.
   *
   * @param host where its parts listen
   * @param advertised by which they are reached if that is every address of the machine
   */
  public ZoneOfApps(String host, String advertised) throws UnknownHostException {
    InetAddress address = InetAddress.getByName(host);
    this.own = address.isAnyLocalAddress() ? InetAddress.getByName(advertised) : address;
  }

  /** The zone now. */
  public Zone zone() {
    return zone;
  }

  /** Tells where the platform's own parts listen. */
  public synchronized void parts(int repository, int balancer, int dns) {
    parts =
        List.of(
            new Host("repository", List.of(new InetSocketAddress(own, repository))),
            new Host("loadbalancer", List.of(new InetSocketAddress(own, balancer))),
            new Host("dns", List.of(new InetSocketAddress(own, dns))));
    refresh();
  }

  /** Follows a change of state. */
  public synchronized void follow(Collection<AppState> states) {
    apps =
        states.stream()
            .map(
                state ->
                    new Host(
                        state.app(),
                        state
                            .instances(i -> i.role() == Role.LIVE || i.role() == Role.CANARY)
                            .stream()
                            .map(ZoneOfApps::address)
                            .toList()))
            .toList();
    refresh();
  }

  /** Follows what other hosts have, by app. */
  public synchronized void follow(Map<String, List<InetSocketAddress>> others) {
    remotes = Map.copyOf(others);
    refresh();
  }

  private void refresh() {
    var hosts = new ArrayList<>(parts);
    var all = new TreeMap<String, List<InetSocketAddress>>();
    apps.forEach(app -> all.put(app.label(), new ArrayList<>(app.instances())));
    remotes.forEach(
        (app, elsewhere) -> all.computeIfAbsent(app, a -> new ArrayList<>()).addAll(elsewhere));
    all.forEach((app, instances) -> hosts.add(new Host(app, instances)));
    zone = Zone.of(hosts);
  }

  private static InetSocketAddress address(Instance instance) {
    return new InetSocketAddress(instance.address(), instance.port());
  }
}
