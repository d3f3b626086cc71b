package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.orbitz.consul.Consul;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.StoresContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stores on a client that somebody else made and keeps. */
class GivenClientTest extends StoresContract {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private final Consul client = Consul.builder().withUrl(CONSUL.get().httpUrl()).build();

  @Override
  protected Stores open(StoreOptions options) {
    return ConsulStores.of(client, options);
  }

  @AfterEach
  void destroyTheClient() {
    client.destroy();
  }

  @Test
  void closingTheStoresLeavesTheClientOpen() {
    stores().close();

    assertThat(client.statusClient().getLeader()).isNotEmpty();
  }
}
