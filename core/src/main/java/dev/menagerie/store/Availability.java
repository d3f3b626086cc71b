package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers that a store is away, so that callers are told at once instead of each waiting for the
 * same time-out, and notices by itself when it is back.
 *
 * <p>A store implementation calls {@link #check} before a trip and {@link #lost} when a trip could
 * not reach the store. From then on {@code check} throws without touching the network, while one
 * background thread probes until the store answers again; while the store is up there is no thread
 * and a check costs one volatile read.
 */
public final class Availability implements AutoCloseable {
  /** One cheap round trip to the store; returns if it answers, throws if not. */
  @FunctionalInterface
  public interface Probe {
    /** Asks the store, within the driver's time-outs. */
    void ask() throws Exception;
  }

  private static final Logger LOG = System.getLogger(Availability.class.getName());
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(200);

  private final String store;
  private final Probe probe;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile Throwable reason;
  private boolean closed;

  /**
   * Starts out believing that the store is up.
   *
   * @param store the store's name, for messages
   * @param probe how to ask it
   */
  public Availability(String store, Probe probe) {
    this.store = requireNonNull(store, "store");
    this.probe = requireNonNull(probe, "probe");
  }

  /**
   * Lets a call pass while the store is up.
   *
   * @throws StoreUnavailableException at once, if the store was lost and is not back yet
   */
  public void check(StoreCall call) {
    Throwable away = reason;
    if (away != null) {
      throw unavailable(call, away);
    }
  }

  /**
   * Notes that the store could not be reached.
   *
   * @return the exception to throw if the call's write is certainly not stored
   */
  public StoreUnavailableException lost(StoreCall call, Throwable cause) {
    lock.lock();
    try {
      if (reason == null && !closed) {
        reason = cause;
        LOG.log(Level.WARNING, "{0} is away: {1}", store, cause.toString());
        var thread = new Thread(this::probeUntilBack, "menagerie-probe " + store);
        thread.setDaemon(true);
        start(thread);
      }
    } finally {
      lock.unlock();
    }
    return unavailable(call, cause);
  }

  /** Without a probe nobody would notice that the store is back. */
  private void start(Thread thread) {
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      reason = null;
      throw e;
    }
  }

  /** Whether the store answers: what is remembered if it is away, else a probe now. */
  public Health health() {
    Throwable away = reason;
    if (away == null) {
      try {
        probe.ask();
        return Health.ok();
      } catch (StoreBusyException e) {
        // Those who keep it busy will hear whether it is away; nobody else need believe so.
        return Health.ok();
      } catch (Exception e) {
        lost(new StoreCall(store, "probe", ""), e);
        away = e;
      }
    }
    return Health.down(store + " is away: " + away);
  }

  /** Stops probing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static StoreUnavailableException unavailable(StoreCall call, Throwable cause) {
    return new StoreUnavailableException(
        call, "it is away (" + cause + "); nothing was stored, try again in a moment.", cause);
  }

  private void probeUntilBack() {
    while (pause()) {
      try {
        probe.ask();
      } catch (Throwable e) {
        // An error too: without a probe the store would be away for good.
        reason = e;
        continue;
      }
      reason = null;
      LOG.log(Level.INFO, "{0} is back", store);
      return;
    }
  }

  /** Waits until the next probe is due; false once closed. */
  private boolean pause() {
    lock.lock();
    try {
      long left = BETWEEN_PROBES.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
