package dev.menagerie.consul;

import com.orbitz.consul.Consul;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.ConsulServers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Three real Consul servers, and a user's own client to the first. */
final class ConsulCluster implements AutoCloseable {
  /** Long enough for an election on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConsulServers servers = ConsulServers.started();
  private final Consul client =
      Consul.builder()
          .withUrl(servers.httpUrl(0))
          .withPing(false)
          .withReadTimeoutMillis(1_000)
          .build();

  /** The URL that names all servers. */
  String url() {
    return servers.urlFrom(0);
  }

  /** The URL that names all servers, beginning with one of them. */
  String urlFrom(int first) {
    return servers.urlFrom(first);
  }

  /** Where the first server's own API is. */
  String httpUrl() {
    return servers.httpUrl(0);
  }

  /** All keys in a folder, the folder's name left out, and their values. */
  Map<String, String> values(String folder) {
    return client.keyValueClient().getValues(folder).stream()
        .collect(
            Collectors.toMap(
                value -> value.getKey().substring(folder.length()),
                value -> value.getValueAsString().orElse("")));
  }

  /** Waits until stores that were away believe in Consul again. */
  void awaitUp(Stores stores) {
    Awaitility.await(stores + " being up").atMost(PATIENCE).until(() -> stores.health().up());
  }

  /** A user's own client to the first server. */
  Consul client() {
    return client;
  }

  /** Waits for a leader other than one, if any, that takes writes; which server it is. */
  int awaitLeader(Optional<Integer> otherThan) {
    return servers.awaitLeader(otherThan);
  }

  /** Kills a server as a power cut would. */
  void kill9(int server) {
    servers.kill9(server);
  }

  /** Starts a killed server on its data, and waits until it takes writes. */
  void restart(int server) {
    servers.restart(server);
  }

  /** Stops a server's clock. */
  void freeze(int server) {
    servers.freeze(server);
  }

  /** Lets a frozen server go on, and waits until it takes writes. */
  void thaw(int server) {
    servers.thaw(server);
  }

  @Override
  public void close() {
    client.destroy();
    servers.close();
  }
}
