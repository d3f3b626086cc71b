package dev.menagerie.consul;

import com.orbitz.consul.ConsulException;
import dev.menagerie.store.ServiceInstance;
import dev.menagerie.store.ServiceRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Keeps an instance registered with the first agent that answers. It looks now and then, because an
 * agent may come up late, lose its disk, or fail and leave the work to another; then the instance
 * is known twice until the first one's checks find out where it is, which does no harm.
 */
final class ConsulRegistration implements ServiceRegistry.Registration {
  private static final Logger LOG = System.getLogger(ConsulRegistration.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Agents agents;
  private final ServiceInstance instance;
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(ConsulRegistration::thread);
  private OptionalInt registeredWith = OptionalInt.empty();
  private boolean waiting;

  private ConsulRegistration(Agents agents, ServiceInstance instance) {
    this.agents = agents;
    this.instance = instance;
  }

  /** Begins to keep an instance registered. */
  @SuppressWarnings("FutureReturnValueIgnored") // It never completes; what fails is caught inside.
  static ConsulRegistration begin(Agents agents, ServiceInstance instance) {
    var registration = new ConsulRegistration(agents, instance);
    registration.keeper.scheduleWithFixedDelay(
        registration::keep, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return registration;
  }

  /** All work is done by one thread, so nothing is registered after it was withdrawn. */
  @Override
  public void close() {
    if (keeper.isShutdown()) {
      return;
    }
    keeper.execute(this::withdraw);
    keeper.shutdown();
    try {
      if (!keeper.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "Consul does not answer; it will forget {0}", instance.id());
      }
    } catch (InterruptedException e) {
      // Who interrupts has no time to lose; Consul will forget the instance by itself.
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    try {
      IntStream.range(0, agents.count())
          .filter(agent -> agents.knows(agent, instance.id()).isPresent())
          .findFirst()
          .ifPresentOrElse(this::keepWith, this::remark);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Consul does not register " + instance.id() + "; trying again", e);
    }
  }

  private void keepWith(int agent) {
    waiting = false;
    boolean known = registeredWith.equals(OptionalInt.of(agent));
    if (known && agents.knows(agent, instance.id()).orElse(true)) {
      return;
    }
    agents.register(agent, instance);
    registeredWith = OptionalInt.of(agent);
    LOG.log(Level.INFO, "Registered in Consul: {0} at {1}", instance.id(), instance.url());
  }

  private void remark() {
    if (!waiting) {
      LOG.log(Level.WARNING, "Consul does not answer; {0} is registered later", instance.id());
    }
    waiting = true;
  }

  private void withdraw() {
    for (int agent = 0; agent < agents.count(); agent++) {
      try {
        if (agents.knows(agent, instance.id()).orElse(false)) {
          agents.deregister(agent, instance.id());
        }
      } catch (ConsulException e) {
        LOG.log(Level.WARNING, "Consul keeps " + instance.id() + " for now, and forgets it", e);
      }
    }
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "menagerie-registration");
    thread.setDaemon(true);
    return thread;
  }
}
