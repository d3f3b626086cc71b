package dev.menagerie.redis;

import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** The real Redis server that a Maven artifact carries for this machine. */
final class RedisBinary {
  private static final String FILE = unpacked();

  private RedisBinary() {}

  /** Describes a server on 127.0.0.1 with settings as on Redis's command line. */
  static ServerProcess.Builder server(int port, Path data, String... settings) {
    var command =
        new ArrayList<>(
            List.of(FILE, "--bind", "127.0.0.1", "--port", "" + port, "--dir", data.toString()));
    command.addAll(List.of(settings));
    return ServerProcess.of(command).named("redis-" + port).readyWhenListening(port);
  }

  /** Starts a server on a free port, which keeps nothing on disk. */
  static RunningRedis started() {
    int port = FreePorts.one();
    return new RunningRedis(port, server(port, temporary(), "--save", "").start());
  }

  /** A fresh directory for a server's data. */
  static Path temporary() {
    try {
      return Files.createTempDirectory("menagerie-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked() {
    try {
      return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server and where it is. */
  record RunningRedis(int port, ServerProcess process) implements AutoCloseable {
    String url() {
      return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
