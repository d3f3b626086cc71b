package dev.menagerie.platform;

import dev.menagerie.platform.repository.RepositoryHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A repository by itself, as the containers have it. */
public final class RepositoryServer {
  private RepositoryServer() {}

  /** Serves a folder until the process ends, and returns the port. */
  public static int start(Path folder, String host, int port) {
    if (!Files.isDirectory(folder)) {
      throw Refusal.bad("'" + folder + "' must be a folder");
    }
    return Ports.of(
        Ports.open(host, port, "--port", 1, new RepositoryHandler(folder, Optional.empty())));
  }
}
