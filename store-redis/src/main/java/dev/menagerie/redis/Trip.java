package dev.menagerie.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Connection;
import redis.clients.jedis.util.IOUtils;

/**
 * One attempt to take commands to Redis: first borrows a connection to every node concerned, then
 * sends everything, then reads the answers. If a connection cannot be had, nothing is sent at all.
 */
final class Trip<T> {
  private final Routes routes;
  private final Map<Integer, Connection> bySlot = new HashMap<>();
  private final Map<Connection, List<Delivery<T>>> load = new LinkedHashMap<>();

  private Trip(Routes routes) {
    this.routes = routes;
  }

  /** Makes the attempt, and notes in each delivery how far it got. Never throws. */
  static <T> void make(Routes routes, List<Delivery<T>> deliveries) {
    var trip = new Trip<T>(routes);
    try {
      if (trip.loaded(deliveries)) {
        trip.send();
        trip.receive();
      }
    } finally {
      trip.load.keySet().forEach(IOUtils::closeQuietly);
    }
  }

  private boolean loaded(List<Delivery<T>> deliveries) {
    try {
      for (Delivery<T> delivery : deliveries) {
        load.get(connectionFor(delivery.key())).add(delivery);
      }
      return true;
    } catch (RuntimeException e) {
      deliveries.forEach(delivery -> delivery.notSent(e));
      return false;
    }
  }

  private Connection connectionFor(String key) {
    return bySlot.computeIfAbsent(routes.slot(key), this::borrowed);
  }

  /** A connection for a slot: the one that this trip has to the slot's node already, if any. */
  private Connection borrowed(int slot) {
    Connection fresh = routes.borrow(slot);
    for (Connection mine : load.keySet()) {
      if (mine.getHostAndPort().equals(fresh.getHostAndPort())) {
        fresh.close();
        return mine;
      }
    }
    load.put(fresh, new ArrayList<>());
    return fresh;
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
