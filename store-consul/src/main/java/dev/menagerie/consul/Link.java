package dev.menagerie.consul;

import dev.menagerie.store.Availability;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way to one Consul: its name, whether it is there, and trips to it. */
final class Link implements AutoCloseable {
  private final String name;
  private final Kv kv;
  private final StoreOptions options;
  private final Availability availability;
  private final String anyKey;
  private volatile String forbidden = "";
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Prepares a link without touching the network.
   *
   * @param options how long a trip goes on asking before it counts as unanswered, and by which
   *     clock
   * @param anyKey a key to read when asking whether Consul is there; need not exist
   */
  Link(String name, Kv kv, StoreOptions options, String anyKey) {
    this.name = name;
    this.kv = kv;
    this.options = options;
    this.anyKey = anyKey;
    this.availability = new Availability(name, this::probe);
  }

  String name() {
    return name;
  }

  Duration timeout() {
    return options.timeout();
  }

  /**
   * Begins a trip.
   *
   * @param operation what it is for, as a verb phrase
   * @param key the key it is about, or an empty string
   * @throws StoreUnavailableException at once if Consul is known to be away
   */
  Trip trip(String operation, String key) {
    if (closed.get()) {
      var call = new StoreCall(name, operation, key);
      throw new StoreUnavailableException(call, "it is closed; nothing was stored.", null);
    }
    return tidying(operation, key);
  }

  Health health() {
    if (closed.get()) {
      return Health.down(name + " is closed");
    }
    Health health = availability.health();
    String no = forbidden;
    return health.up() && !no.isEmpty() ? Health.down(name + ": " + no) : health;
  }

  /** Whether this was the first call to it; {@link #close()} still has to follow. */
  boolean beginClosing() {
    return closed.compareAndSet(false, true);
  }

  /** Begins a trip for tidying up, which may be made while closing, too. */
  Trip tidying(String operation, String key) {
    var call = new StoreCall(name, operation, key);
    availability.check(call);
    return new Trip(call, kv, availability, options);
  }

  /** A no is an answer too: Consul is there, and may allow what a caller wants of it. */
  private void probe() {
    try {
      kv.get(anyKey);
      forbidden = "";
    } catch (Declined e) {
      forbidden = e.getMessage();
    }
  }

  @Override
  public void close() {
    availability.close();
    kv.close();
  }
}
