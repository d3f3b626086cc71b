package dev.menagerie.benchmarks;

import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A real Redis, which writes nothing to the disk unless told to. */
final class RealRedis implements AutoCloseable {
  private final int port = FreePorts.one();
  private final ServerProcess server;

  /** Starts one with settings as on Redis's command line. */
  RealRedis(String... settings) throws IOException {
    Path folder = Files.createTempDirectory("menagerie-benchmark");
    String program =
        ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
    var command = new ArrayList<>(List.of(program, "--bind", "127.0.0.1", "--port", "" + port));
    command.addAll(List.of("--dir", folder.toString(), "--save", ""));
    command.addAll(List.of(settings));
    server = ServerProcess.of(command).named("redis").readyWhenListening(port).start();
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.close();
  }
}
