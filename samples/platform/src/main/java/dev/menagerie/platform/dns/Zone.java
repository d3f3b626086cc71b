package dev.menagerie.platform.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;

/**
 * The zone {@code platform} at one moment.
 *
 * <p>An app's name has the distinct addresses of its instances, and an SRV record for each of them
 * with its port. Since an SRV record points to a name and not to an address, each address of an app
 * has a name of its own below it: {@code 1.hello-world.platform}.
 */
public final class Zone {
  /** The zone's name. */
  public static final Name ORIGIN = name("platform.");

  /** Short, because instances come and go; long enough for one connection to be made. */
  static final long TTL = 1;

  private final Map<Name, List<Record>> records;
  private final SOARecord authority;

  private Zone(Map<Name, List<Record>> records, SOARecord authority) {
    this.records = records;
    this.authority = authority;
  }

  /** The zone that knows some hosts. */
  public static Zone of(Collection<Host> hosts) {
    Name server = name("dns.platform.");
    long serial = System.currentTimeMillis() / 1000;
    var authority =
        new SOARecord(
            ORIGIN, DClass.IN, TTL, server, name("admin.platform."), serial, 60, 60, 600, TTL);
    var records = new TreeMap<Name, List<Record>>();
    records.put(ORIGIN, List.of(authority, new NSRecord(ORIGIN, DClass.IN, TTL, server)));
    hosts.forEach(host -> add(host, records));
    return new Zone(records, authority);
  }

  /** All records of a name; empty if the zone has no such name. */
  public Optional<List<Record>> find(Name name) {
    return Optional.ofNullable(records.get(name));
  }

  /** Whether a name lies in the zone, known or not. */
  public boolean contains(Name name) {
    return name.subdomain(ORIGIN);
  }

  /** What says how long an unknown name may be called unknown. */
  public SOARecord authority() {
    return authority;
  }

  private static void add(Host host, Map<Name, List<Record>> records) {
    Name name = name(host.label() + ".platform.");
    List<InetAddress> addresses =
        host.instances().stream().map(InetSocketAddress::getAddress).distinct().toList();
    var own = new ArrayList<Record>();
    for (int i = 0; i < addresses.size(); i++) {
      own.add(address(name, addresses.get(i)));
      Name each = name((i + 1) + "." + host.label() + ".platform.");
      records.put(each, List.of(address(each, addresses.get(i))));
    }
    for (InetSocketAddress instance : host.instances()) {
      int number = addresses.indexOf(instance.getAddress()) + 1;
      Name target = name(number + "." + host.label() + ".platform.");
      own.add(new SRVRecord(name, DClass.IN, TTL, 0, 10, instance.getPort(), target));
    }
    records.put(name, List.copyOf(own));
  }

  private static Record address(Name name, InetAddress address) {
    return address instanceof Inet6Address v6
        ? new AAAARecord(name, DClass.IN, TTL, v6)
        : new ARecord(name, DClass.IN, TTL, (Inet4Address) address);
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no name", e);
    }
  }
}
