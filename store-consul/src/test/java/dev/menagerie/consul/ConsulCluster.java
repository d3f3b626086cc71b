package dev.menagerie.consul;

import com.orbitz.consul.Consul;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Three real Consul servers, on 127.0.0.1, .2 and .3, with data on disk: whichever fails, two are a
 * majority and go on.
 */
final class ConsulCluster implements AutoCloseable {
  /** Long enough for an election on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int SIZE = 3;
  private static final String RUN_WITH_SHORT_ELECTIONS = "performance { raft_multiplier = 1 }\n";

  private final Path data;
  private final int httpPort;
  private final int serfPort;
  private final int serverPort;
  private final List<Consul> clients = new ArrayList<>();
  private final List<ServerProcess> servers = new ArrayList<>();

  private ConsulCluster() throws IOException {
    data = Files.createTempDirectory("menagerie-consul");
    Files.writeString(data.resolve("fast.hcl"), RUN_WITH_SHORT_ELECTIONS);
    List<Integer> ports = FreePorts.several(3);
    httpPort = ports.get(0);
    serfPort = ports.get(1);
    serverPort = ports.get(2);
  }

  /** Starts three servers and waits until they take writes. */
  static ConsulCluster started() {
    try {
      var cluster = new ConsulCluster();
      IntStream.range(0, SIZE).forEach(i -> cluster.servers.add(cluster.command(i).start()));
      IntStream.range(0, SIZE).forEach(i -> cluster.clients.add(cluster.client(i)));
      IntStream.range(0, SIZE).forEach(cluster::awaitWritable);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL that names all servers, beginning with one of them. */
  String urlFrom(int first) {
    return IntStream.range(first, first + SIZE)
        .mapToObj(i -> host(i % SIZE) + ":" + httpPort)
        .collect(Collectors.joining(",", "consul://", ""));
  }

  /** The URL that names all servers. */
  String url() {
    return urlFrom(0);
  }

  /** Where the first server's own API is. */
  String httpUrl() {
    return "http://" + host(0) + ":" + httpPort;
  }

  /** All keys in a folder, the folder's name left out, and their values. */
  Map<String, String> values(String folder) {
    return client().keyValueClient().getValues(folder).stream()
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
    return clients.get(0);
  }

  /** Waits for a leader other than one, if any, that takes writes; which server it is. */
  int awaitLeader(Optional<Integer> otherThan) {
    return Awaitility.await("a leader other than " + otherThan)
        .atMost(PATIENCE)
        .until(
            this::leader, now -> now.isPresent() && !now.equals(otherThan) && writable(now.get()))
        .orElseThrow();
  }

  /** Kills a server as a power cut would. */
  void kill9(int server) {
    servers.get(server).kill9();
  }

  /** Starts a killed server on its data, and waits until it takes writes. */
  void restart(int server) {
    servers.get(server).close();
    servers.set(server, command(server).start());
    awaitWritable(server);
  }

  /** Stops a server's clock. */
  void freeze(int server) {
    servers.get(server).freeze();
  }

  /** Lets a frozen server go on, and waits until it takes writes. */
  void thaw(int server) {
    servers.get(server).thaw();
    awaitWritable(server);
  }

  @Override
  public void close() {
    clients.forEach(Consul::destroy);
    servers.forEach(ServerProcess::close);
    delete(data);
  }

  private ServerProcess.Builder command(int server) {
    var command =
        new ArrayList<>(
            List.of(
                ConsulBinary.path(),
                "agent",
                "-server",
                "-node=s" + server,
                "-bind=" + host(server),
                "-client=" + host(server),
                "-bootstrap-expect=" + SIZE,
                "-data-dir=" + data.resolve("s" + server),
                "-config-file=" + data.resolve("fast.hcl"),
                "-disable-host-node-id",
                "-log-level=warn",
                "-http-port=" + httpPort,
                "-serf-lan-port=" + serfPort,
                "-server-port=" + serverPort,
                "-serf-wan-port=-1",
                "-dns-port=-1",
                "-retry-interval=1s"));
    for (int i = 0; i < SIZE; i++) {
      command.add("-retry-join=" + host(i) + ":" + serfPort);
    }
    return ServerProcess.of(command)
        .named("consul-" + server)
        .readyWhenListening(host(server), httpPort);
  }

  private Consul client(int server) {
    return Consul.builder()
        .withUrl("http://" + host(server) + ":" + httpPort)
        .withPing(false)
        .withReadTimeoutMillis(1_000)
        .build();
  }

  /** Who leads in the eyes of the first server that answers. */
  private Optional<Integer> leader() {
    for (Consul client : clients) {
      try {
        String address = client.statusClient().getLeader();
        return IntStream.range(0, SIZE)
            .filter(i -> address.startsWith(host(i) + ":"))
            .boxed()
            .findFirst();
      } catch (RuntimeException silent) {
        // Then another may know.
      }
    }
    return Optional.empty();
  }

  private void awaitWritable(int server) {
    Awaitility.await("server " + server + " taking writes")
        .atMost(PATIENCE)
        .until(() -> writable(server));
  }

  private boolean writable(int server) {
    try {
      return clients.get(server).keyValueClient().putValue("writable", "yes");
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private static String host(int server) {
    return "127.0.0." + (server + 1);
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
