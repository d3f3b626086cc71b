package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.core.ExecutableProvider;

/** The real Redis server that a Maven artifact carries for this machine. */
final class RedisBinary {
  private static final Path ROOM = roomUntilTheEnd();
  private static final String FILE = unpacked();

  private RedisBinary() {}

  /** Describes a server on 127.0.0.1 with settings as on Redis's command line. */
  static ServerProcess.Builder server(int port, Path data, String... settings) {
    var command =
        new ArrayList<>(
            List.of(FILE, "--bind", "127.0.0.1", "--port", "" + port, "--dir", data.toString()));
    command.addAll(List.of("--save", ""));
    command.addAll(List.of(settings));
    return ServerProcess.of(command).named("redis-" + port).readyWhenListening(port);
  }

  /** Starts a server on a free port, which keeps nothing on disk unless told to. */
  static RunningRedis started(String... settings) {
    return started(FreePorts.one(), settings);
  }

  /** Starts a server on a port, which keeps nothing on disk unless told to. */
  static RunningRedis started(int port, String... settings) {
    return new RunningRedis(port, server(port, temporary(), settings).start());
  }

  /** Starts a Sentinel that decides alone, and quickly, when the master is gone. */
  static RunningRedis sentinel(String master, int masterPort) {
    int port = FreePorts.one();
    Path file = temporary().resolve("sentinel.conf");
    var lines =
        List.of(
            "bind 127.0.0.1",
            "port " + port,
            "sentinel monitor " + master + " 127.0.0.1 " + masterPort + " 1",
            "sentinel down-after-milliseconds " + master + " 500",
            "sentinel failover-timeout " + master + " 2000");
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var process = ServerProcess.of(FILE, file.toString(), "--sentinel").named("sentinel-" + port);
    return new RunningRedis(port, process.readyWhenListening(port).start());
  }

  /** A fresh directory for a server's data. */
  static Path temporary() {
    try {
      return Files.createTempDirectory(ROOM, "data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked() {
    try {
      return ExecutableProvider.newJarResourceProvider(ROOM.toFile()).get().getAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directory that goes when the JVM ends. */
  private static Path roomUntilTheEnd() {
    try {
      Path room = Files.createTempDirectory("menagerie-redis");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteTree(room)));
      return room;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path root) {
    try (var paths = Files.walk(root)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server and where it is. */
  record RunningRedis(int port, ServerProcess process) implements AutoCloseable {
    String url() {
      return "redis://127.0.0.1:" + port;
    }

    /** Says something to the server as an operator would. */
    Object operator(Protocol.Command command, String... arguments) {
      try (var jedis = RedisClient.create("127.0.0.1", port)) {
        return jedis.executeCommand(new CommandArguments(command).addObjects((Object[]) arguments));
      }
    }

    /** What the server says about itself. */
    String info(String section) {
      return new String((byte[]) operator(Protocol.Command.INFO, section), UTF_8);
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
