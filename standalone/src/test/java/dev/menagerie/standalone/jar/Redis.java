package dev.menagerie.standalone.jar;

import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis that writes to the disk what it acknowledges, and keeps its port and data when it is
 * killed and started again.
 */
final class Redis implements AutoCloseable {
  private final int port = FreePorts.one();
  private final ServerProcess.Builder description;
  private ServerProcess server;

  /** One that does not run yet. */
  Redis(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("redis"));
    String program =
        ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
    var command =
        List.of(
            program,
            "--bind",
            "127.0.0.1",
            "--port",
            "" + port,
            "--dir",
            data.toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "always");
    description = ServerProcess.of(command).named("redis").readyWhenListening(port);
  }

  int port() {
    return port;
  }

  /** What the jar calls it. */
  String url() {
    return "redis://127.0.0.1:" + port;
  }

  void start() {
    server = description.start();
  }

  /** A power cut. */
  void kill9() {
    server.kill9();
  }

  /** Stops it as an operator does. */
  void stop() {
    server.stop();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
