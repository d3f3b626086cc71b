package dev.menagerie.redis;

import dev.menagerie.store.Availability;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The seam to Jedis: every trip of every contract goes through here, and only here failures become
 * the exceptions of the contracts.
 */
final class RedisLink implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RedisLink.class.getName());

  /** A first attempt, one after the script was unknown or moved, and one after a break. */
  private static final int ATTEMPTS = 3;

  private final String name;
  private final Routes routes;
  private final Availability availability;

  /**
   * What the probe asks for: the key that was out of reach last, since on a Cluster others may do.
   */
  private volatile String probed;

  /** What Redis said to the last probe, if it forbade it. */
  private volatile String forbidden = "";

  /**
   * Links to a Redis that need not be up.
   *
   * @param name what to call it, free of secrets
   * @param keys where our keys are
   */
  RedisLink(String name, Routes routes, KeySpace keys) {
    this.name = name;
    this.routes = routes;
    this.probed = keys.of("probe");
    this.availability = new Availability(name, this::probe);
  }

  String name() {
    return name;
  }

  /** Asks one thing. */
  <T> T read(StoreCall call, Command<T> command) {
    return readAll(call, List.of(command)).get(0);
  }

  /** Asks several things in one trip. */
  <T> List<T> readAll(StoreCall call, List<Command<T>> commands) {
    return new Verdict(call, availability).onReading(carried(call, commands, Repeat.HARMLESS));
  }

  /** Writes one thing. */
  <T> T write(StoreCall call, Repeat repeat, Command<T> command) {
    return writeAll(call, repeat, List.of(command)).get(0);
  }

  /**
   * Writes several things in one trip. Of a batch with {@link Repeat#HARMLESS} some may be stored
   * though it throws; only unavailable means that none is.
   */
  <T> List<T> writeAll(StoreCall call, Repeat repeat, List<Command<T>> commands) {
    return new Verdict(call, availability).onWriting(carried(call, commands, repeat), repeat);
  }

  /**
   * Sorts things into lists of which each is of one slot, so that one script may write it. Their
   * order is kept within a slot.
   *
   * @param key tells a thing's key
   * @param most the most things in a list
   */
  <I> List<List<I>> together(
      StoreCall call, List<I> things, Function<? super I, String> key, int most) {
    availability.check(call);
    var lists = new ArrayList<List<I>>();
    var open = new HashMap<Integer, List<I>>();
    for (I thing : things) {
      int slot = slot(key.apply(thing));
      List<I> list = open.computeIfAbsent(slot, any -> added(lists));
      list.add(thing);
      if (list.size() == most) {
        open.remove(slot);
      }
    }
    return lists;
  }

  Health health() {
    Health health = availability.health();
    String no = forbidden;
    return health.up() && !no.isEmpty() ? Health.down(name + ": " + no) : health;
  }

  /** Stops probing. The client is closed by whoever opened it. */
  @Override
  public void close() {
    availability.close();
  }

  private <T> List<Delivery<T>> carried(StoreCall call, List<Command<T>> commands, Repeat repeat) {
    List<Delivery<T>> all = commands.stream().map(Delivery::new).toList();
    if (all.isEmpty()) {
      return all;
    }
    availability.check(call);
    List<Delivery<T>> due = all;
    for (int attempt = 1; !due.isEmpty(); attempt++) {
      Trip.make(routes, due);
      refreshIfStale(due);
      due =
          attempt == ATTEMPTS
              ? List.of()
              : due.stream().filter(delivery -> delivery.isDueAgain(repeat)).toList();
    }
    all.stream().filter(Delivery::wasOutOfReach).findFirst().ifPresent(d -> probed = d.key());
    return all;
  }

  private <T> void refreshIfStale(List<Delivery<T>> deliveries) {
    if (deliveries.stream().anyMatch(Delivery::showsStaleRoutes)) {
      try {
        routes.refresh();
      } catch (JedisException e) {
        // No node answers; the next attempt will say so.
        LOG.log(Level.DEBUG, "Could not refresh the routes to {0}: {1}", name, e);
      }
    }
  }

  private static <I> List<I> added(List<List<I>> lists) {
    var list = new ArrayList<I>();
    lists.add(list);
    return list;
  }

  /** The slot of a key, or one of its own while there is no client to ask. */
  private int slot(String key) {
    try {
      return routes.slot(key);
    } catch (JedisException e) {
      // The trip will say so.
      LOG.log(Level.DEBUG, "{0} cannot be reached yet: {1}", name, e);
      return key.hashCode();
    }
  }

  /**
   * A no is an answer too: Redis is there, and may allow what a caller wants of it. And where every
   * connection is in use, those who use them will hear whether it is.
   *
   * @throws StoreBusyException if nothing was asked, for want of a connection
   */
  private void probe() {
    String key = probed;
    var delivery = new Delivery<>(Command.of(key, Command.REDIS.exists(key)));
    Trip.make(routes, List.of(delivery));
    refreshIfStale(List.of(delivery));
    if (delivery.crowdedOut()) {
      throw new StoreBusyException(
          new StoreCall(name(), "probe", key), "every connection is in use.");
    }
    RuntimeException failure = delivery.failure();
    boolean no = delivery.refused() && !Refusal.isForNow(failure);
    if (failure != null && !no) {
      throw failure;
    }
    forbidden = no ? failure.getMessage() : "";
  }
}
