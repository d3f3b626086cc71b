package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three real Consul servers in processes of their own, on 127.0.0.1, .2 and .3, with data on disk:
 * whichever fails, two are a majority and go on. For tests of whole programs, and for benchmarks;
 * it speaks plain HTTP, and needs no client.
 *
 * <p>The program is found through the environment variable {@code MENAGERIE_CONSUL}, on the {@code
 * PATH}, or in the repository's {@code .tools/bin}; without it a test is skipped.
 */
public final class ConsulServers implements AutoCloseable {
  private static final int SIZE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TO_SHOW_LIFE = Duration.ofSeconds(2);
  private static final Duration TO_LIST_KEYS = Duration.ofSeconds(30);
  private static final Pattern VALUE = Pattern.compile("\"Value\":\\s?\"([A-Za-z0-9+/=]*)\"");

  private final Path data;
  private final int httpPort;
  private final int serfPort;
  private final int serverPort;
  private final List<ServerProcess> servers = new ArrayList<>();

  private ConsulServers() throws IOException {
    data = Files.createTempDirectory("menagerie-consul");
    Files.writeString(data.resolve("fast.hcl"), "performance { raft_multiplier = 1 }\n");
    List<Integer> ports = FreePorts.several(3);
    httpPort = ports.get(0);
    serfPort = ports.get(1);
    serverPort = ports.get(2);
  }

  /** Starts three servers and waits until they take writes. */
  public static ConsulServers started() {
    try {
      var cluster = new ConsulServers();
      IntStream.range(0, SIZE).forEach(i -> cluster.servers.add(cluster.command(i).start()));
      IntStream.range(0, SIZE).forEach(cluster::awaitWritable);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the program is; without one, the test that asks is skipped. */
  public static String program() {
    Optional<Path> found =
        Stream.of(named(), onPath(), inRepository()).flatMap(Optional::stream).findFirst();
    Skips.unlessPresent(
        "a Consul program",
        found.isPresent(),
        "Run ./verify, which fetches one, or name one in MENAGERIE_CONSUL.");
    return found.orElseThrow().toString();
  }

  /** The URL that names all servers, beginning with one of them: {@code consul://…}. */
  public String urlFrom(int first) {
    return IntStream.range(first, first + SIZE)
        .mapToObj(i -> host(i % SIZE) + ":" + httpPort)
        .collect(Collectors.joining(",", "consul://", ""));
  }

  /** Where the API of a server is, as in {@code http://127.0.0.2:8500}. */
  public String httpUrl(int server) {
    return "http://" + host(server) + ":" + httpPort;
  }

  /** The values of all keys in a folder. */
  public Stream<String> values(String folder) {
    String json =
        text("GET", httpUrl(0) + "/v1/kv/" + folder + "?recurse&consistent", TO_LIST_KEYS);
    return VALUE
        .matcher(json)
        .results()
        .map(match -> new String(Base64.getDecoder().decode(match.group(1)), UTF_8));
  }

  /** Waits for a leader other than one, if any, that takes writes; which server it is. */
  public int awaitLeader(Optional<Integer> otherThan) {
    await(
        "a leader other than " + otherThan,
        () ->
            leader()
                .filter(now -> !Optional.of(now).equals(otherThan))
                .filter(this::isWritable)
                .isPresent());
    return leader().orElseThrow();
  }

  /** Kills a server as a power cut would. */
  public void kill9(int server) {
    servers.get(server).kill9();
  }

  /** Starts a killed server on its data, and waits until it takes writes. */
  public void restart(int server) {
    servers.get(server).close();
    servers.set(server, command(server).start());
    awaitWritable(server);
  }

  /** Starts all servers on their data once they were killed, and waits until they take writes. */
  public void restartAll() {
    for (int server = 0; server < SIZE; server++) {
      servers.get(server).close();
      servers.set(server, command(server).start());
    }
    IntStream.range(0, SIZE).forEach(this::awaitWritable);
  }

  /** Stops a server's clock. */
  public void freeze(int server) {
    servers.get(server).freeze();
  }

  /** Lets a frozen server go on, and waits until it takes writes. */
  public void thaw(int server) {
    servers.get(server).thaw();
    awaitWritable(server);
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
    try (var paths = Files.walk(data)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess.Builder command(int server) {
    var command =
        new ArrayList<>(
            List.of(
                program(),
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

  /** Who leads in the eyes of the first server that answers. */
  private Optional<Integer> leader() {
    for (int server = 0; server < SIZE; server++) {
      try {
        String address =
            text("GET", httpUrl(server) + "/v1/status/leader", TO_SHOW_LIFE).replace("\"", "");
        return IntStream.range(0, SIZE)
            .filter(i -> address.startsWith(host(i) + ":"))
            .boxed()
            .findFirst();
      } catch (UncheckedIOException silent) {
        // Then another may know.
      }
    }
    return Optional.empty();
  }

  private void awaitWritable(int server) {
    await("server " + server + " taking writes", () -> isWritable(server));
  }

  private boolean isWritable(int server) {
    try {
      return text("PUT", httpUrl(server) + "/v1/kv/writable", TO_SHOW_LIFE).startsWith("true");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static String text(String method, String url, Duration patience) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout((int) patience.toMillis());
      try (var in = connection.getInputStream()) {
        return new String(in.readAllBytes(), UTF_8);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    if (!Eventually.holds(PATIENCE, condition)) {
      throw new AssertionError("There was not " + what + " within " + PATIENCE);
    }
  }

  private static String host(int server) {
    return "127.0.0." + (server + 1);
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getenv("MENAGERIE_CONSUL")).map(Path::of);
  }

  private static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "consul"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> inRepository() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
        .map(directory -> directory.resolve(".tools/bin/consul"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
