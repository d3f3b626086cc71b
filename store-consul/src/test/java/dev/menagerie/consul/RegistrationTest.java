package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.orbitz.consul.AgentClient;
import com.orbitz.consul.Consul;
import com.sun.net.httpserver.HttpServer;
import dev.menagerie.store.ServiceInstance;
import dev.menagerie.store.ServiceRegistry;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.Fresh;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Instances that make themselves known to Consul's agents. */
class RegistrationTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private final String id = Fresh.name("pets");
  private volatile int status = 200;
  private HttpServer server;
  private ServiceInstance instance;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    instance = new ServiceInstance("pets", id, url, List.of("/health"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anInstanceIsKnownWithItsHealthUntilItIsWithdrawn() {
    try (Stores stores = Stores.open(CONSUL.url())) {
      var registration = stores.get(ServiceRegistry.class).register(instance);
      awaitHealthy(true);
      status = 500;
      awaitHealthy(false);
      registration.close();

      assertThat(agent().isRegistered(id)).isFalse();
    }
  }

  @Test
  void itIsMadeKnownAgainWhenTheAgentHasForgottenIt() {
    try (Stores stores = Stores.open(CONSUL.url());
        var registration = stores.get(ServiceRegistry.class).register(instance)) {
      awaitHealthy(true);
      agent().deregister(id);

      awaitHealthy(true);
      assertThat(registration).isNotNull();
    }
  }

  @Test
  void anAgentThatIsNotThereIsPassedOver() {
    String url = CONSUL.url().replace("consul://", "consul://127.0.0.1:" + FreePorts.one() + ",");
    try (Stores stores = Stores.open(url);
        var registration = stores.get(ServiceRegistry.class).register(instance)) {
      awaitHealthy(true);
      assertThat(registration).isNotNull();
    }
  }

  @Test
  void whereThereIsNoConsulNeitherRegisteringNorWithdrawingFails() {
    try (Stores stores = Stores.open("consul://127.0.0.1:" + FreePorts.one());
        var registration = stores.get(ServiceRegistry.class).register(instance)) {
      assertThat(registration).isNotNull();
    }
  }

  private void awaitHealthy(boolean wanted) {
    Awaitility.await(id + " being healthy: " + wanted)
        .atMost(ConsulCluster.PATIENCE)
        .until(() -> agent().isRegistered(id) && healthy().contains(id) == wanted);
  }

  private static Set<String> healthy() {
    Consul client = CONSUL.get().client();
    return client.healthClient().getHealthyServiceInstances("pets").getResponse().stream()
        .map(health -> health.getService().getId())
        .collect(Collectors.toSet());
  }

  private static AgentClient agent() {
    return CONSUL.get().client().agentClient();
  }
}
