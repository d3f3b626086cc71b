package dev.menagerie.redis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import redis.clients.jedis.Connection;
import redis.clients.jedis.util.IOUtils;

/**
 * One attempt to take commands to Redis: first borrows a connection to every node concerned, then
 * sends everything, then reads the answers. If a connection cannot be had, nothing is sent at all.
 *
 * <p>A trip holds connections while it waits for more, and nodes have only so many. So it borrows
 * one per node, and all trips go by the same order of nodes: no two wait for each other.
 */
final class Trip<T> {
  private final Routes routes;
  private final Map<Connection, List<Delivery<T>>> load = new LinkedHashMap<>();

  private Trip(Routes routes) {
    this.routes = routes;
  }

  /** Makes the attempt, and notes in each delivery how far it got. Throws nothing but errors. */
  static <T> void make(Routes routes, List<Delivery<T>> deliveries) {
    var trip = new Trip<T>(routes);
    try {
      if (trip.loaded(deliveries)) {
        trip.send();
        trip.receive();
      }
    } catch (Throwable e) {
      // Answers that nobody has read must not meet who borrows a connection next.
      trip.load.keySet().forEach(Connection::setBroken);
      throw e;
    } finally {
      trip.load.keySet().forEach(IOUtils::closeQuietly);
    }
  }

  private boolean loaded(List<Delivery<T>> deliveries) {
    try {
      Map<Integer, List<Delivery<T>>> bySlot =
          deliveries.stream()
              .collect(groupingBy(d -> routes.slot(d.key()), LinkedHashMap::new, toList()));
      for (List<Integer> slots : byNode(bySlot.keySet())) {
        load.put(
            routes.borrow(slots.get(0)),
            slots.stream().map(bySlot::get).flatMap(List::stream).toList());
      }
      return true;
    } catch (RuntimeException e) {
      deliveries.forEach(delivery -> delivery.notSent(e));
      return false;
    }
  }

  private Collection<List<Integer>> byNode(Set<Integer> slots) {
    return slots.size() == 1
        ? List.of(List.copyOf(slots))
        : slots.stream().collect(groupingBy(this::nodeOf, TreeMap::new, toList())).values();
  }

  private String nodeOf(int slot) {
    try (Connection any = routes.borrow(slot)) {
      return any.getHostAndPort().toString();
    }
  }

  private void send() {
    load.forEach(
        (connection, deliveries) -> {
          try {
            deliveries.forEach(delivery -> connection.sendCommand(delivery.arguments()));
          } catch (RuntimeException e) {
            broken(connection, e);
          }
        });
  }

  private void receive() {
    load.forEach(
        (connection, deliveries) -> {
          if (connection.isBroken()) {
            return;
          }
          try {
            List<Object> replies = connection.getMany(deliveries.size());
            for (int i = 0; i < replies.size(); i++) {
              deliveries.get(i).answered(replies.get(i));
            }
          } catch (RuntimeException e) {
            broken(connection, e);
          }
        });
  }

  private void broken(Connection connection, RuntimeException why) {
    connection.setBroken();
    load.get(connection).forEach(delivery -> delivery.unanswered(why));
  }
}
