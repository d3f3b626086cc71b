package dev.menagerie.consul;

import com.orbitz.consul.Consul;
import com.orbitz.consul.ConsulException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Finds out now and then which of several servers leads: the others only pass on to it what they
 * are asked, which costs both. Nothing depends on its being right.
 */
final class Leader {
  /**
   * Also how long a server that failed is left alone, for the others may take it for the leader.
   */
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final List<String> hosts;
  private final LongSupplier nanoTime;
  private final AtomicLong nextLook;

  /**
   * Knows no leader yet.
   *
   * @param hosts the servers' hosts; a single server is never asked who leads
   */
  Leader(List<String> hosts, LongSupplier nanoTime) {
    this.hosts = List.copyOf(hosts);
    this.nanoTime = nanoTime;
    this.nextLook = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Asks a server if it is time to.
   *
   * @return the leader's number among the servers; empty if it is not time, or if it is not known,
   *     or cannot be told from others on its host
   */
  OptionalInt look(Consul server) {
    long due = nextLook.get();
    boolean isTime = hosts.size() > 1 && nanoTime.getAsLong() - due >= 0;
    if (!isTime || !nextLook.compareAndSet(due, afterAWhile())) {
      return OptionalInt.empty();
    }
    try {
      return numberOf(server.statusClient().getLeader());
    } catch (ConsulException e) {
      // Who then asks for what is really wanted will hear of it.
      return OptionalInt.empty();
    }
  }

  /** Puts the next look off, because a server has just failed. */
  void lookLater() {
    nextLook.set(afterAWhile());
  }

  private long afterAWhile() {
    return nanoTime.getAsLong() + BETWEEN_LOOKS.toNanos();
  }

  /** Finds an address such as {@code 10.0.0.2:8300}, whose port is not the one we know. */
  private OptionalInt numberOf(String address) {
    if (address.lastIndexOf(':') < 1) {
      return OptionalInt.empty();
    }
    String host = address.substring(0, address.lastIndexOf(':'));
    int[] matching =
        IntStream.range(0, hosts.size()).filter(i -> isSame(hosts.get(i), host)).toArray();
    return matching.length == 1 ? OptionalInt.of(matching[0]) : OptionalInt.empty();
  }

  private static boolean isSame(String ours, String theirs) {
    try {
      InetAddress leader = InetAddress.getByName(theirs);
      return Arrays.asList(InetAddress.getAllByName(ours)).contains(leader);
    } catch (UnknownHostException e) {
      // A name that only the servers can resolve is not found among ours.
      return false;
    }
  }
}
