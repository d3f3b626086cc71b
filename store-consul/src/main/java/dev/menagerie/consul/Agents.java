package dev.menagerie.consul;

import com.orbitz.consul.Consul;
import com.orbitz.consul.ConsulException;
import com.orbitz.consul.model.agent.ImmutableRegCheck;
import com.orbitz.consul.model.agent.ImmutableRegistration;
import com.orbitz.consul.model.agent.Registration;
import dev.menagerie.store.ServiceInstance;
import java.util.List;
import java.util.Optional;

/**
 * Consul's agents, who check the services that are registered with them; beside {@link Kv} and
 * {@link Clients} the only class that talks through the client library.
 */
final class Agents {
  private static final String EVERY = "2s";
  private static final String PATIENCE = "2s";
  private static final String FORGET_AFTER = "1m";

  private final List<Consul> servers;

  /** The agents on the other end of some clients, the one to prefer first. */
  Agents(List<Consul> servers) {
    this.servers = List.copyOf(servers);
  }

  /** How many there are; they are known by their numbers from 0 on. */
  int count() {
    return servers.size();
  }

  /** Whether an agent has a service; empty if it does not answer. */
  Optional<Boolean> knows(int agent, String id) {
    try {
      return Optional.of(servers.get(agent).agentClient().isRegistered(id));
    } catch (ConsulException e) {
      return Optional.empty();
    }
  }

  /**
   * Registers a service with an agent, in place of one with the same id.
   *
   * @throws ConsulException if the agent does not take it, or does not answer
   */
  void register(int agent, ServiceInstance instance) {
    var checks = instance.checks().stream().map(path -> check(instance, path)).toList();
    servers
        .get(agent)
        .agentClient()
        .register(
            ImmutableRegistration.builder()
                .name(instance.service())
                .id(instance.id())
                .address(host(instance))
                .port(instance.url().getPort())
                .checks(checks)
                .build());
  }

  /**
   * Removes a service from an agent.
   *
   * @throws ConsulException if the agent does not answer, or has none with this id
   */
  void deregister(int agent, String id) {
    servers.get(agent).agentClient().deregister(id);
  }

  private static Registration.RegCheck check(ServiceInstance instance, String path) {
    return ImmutableRegCheck.builder()
        .name(path.substring(1))
        .http(instance.url().resolve(path).toString())
        .interval(EVERY)
        .timeout(PATIENCE)
        // The certificate is made out to a name, and the check asks by address.
        .tlsSkipVerify(true)
        .deregisterCriticalServiceAfter(FORGET_AFTER)
        .build();
  }

  /** A URI has an IPv6 address in brackets, the register has none. */
  private static String host(ServiceInstance instance) {
    return instance.url().getHost().replaceAll("[\\[\\]]", "");
  }
}
