package dev.menagerie.consul;

import com.google.common.net.HostAndPort;
import com.orbitz.consul.Consul;
import dev.menagerie.store.StoreOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/** Makes the clients for a URL: one per server, none of which connects yet. */
final class Clients {
  private static final int MAX_IDLE_CONNECTIONS = 16;

  /** What goes to and fro is small: to squeeze it costs both sides more than to send it. */
  private static final Map<String, String> UNCOMPRESSED = Map.of("Accept-Encoding", "identity");

  private Clients() {}

  static List<Consul> of(ConsulUrl url, StoreOptions options) {
    // A silent server must leave time to ask the others.
    long patience = Math.max(1, options.timeout().toMillis() / (url.servers().size() + 1));
    var pool = new ConnectionPool(MAX_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    return url.servers().stream().map(server -> client(url, server, patience, pool)).toList();
  }

  private static Consul client(
      ConsulUrl url, HostAndPort server, long patience, ConnectionPool pool) {
    var client =
        Consul.builder()
            .withHostAndPort(server)
            .withPing(false)
            .withHeaders(UNCOMPRESSED)
            .withConnectionPool(pool)
            .withConnectTimeoutMillis(patience)
            .withReadTimeoutMillis(patience)
            .withWriteTimeoutMillis(patience);
    url.token().ifPresent(client::withTokenAuth);
    return client.build();
  }
}
