package dev.menagerie.platform.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything lies below the platform's home.
 *
 * @param home the folder of all
 */
public record Folders(Path home) {
  /** The state of each app. */
  public Path state() {
    return home.resolve("state");
  }

  /** The releases. */
  public Path releases() {
    return home.resolve("releases");
  }

  /** What is being made. */
  public Path scratch() {
    return home.resolve("scratch");
  }

  /** What was uploaded, by digest. */
  public Path uploads() {
    return home.resolve("uploads");
  }

  /** What nginx needs. */
  public Path nginx() {
    return home.resolve("nginx");
  }

  /** What happened. */
  public Path history() {
    return home.resolve("history.jsonl");
  }

  /** The folder of one instance. */
  public Path instance(String id) {
    return home.resolve("instances").resolve(id);
  }

  /** Where an instance writes its process id. */
  public Path pidFile(String id) {
    return instance(id).resolve("pid");
  }

  /** What an instance says. */
  public Path log(String app, String id) {
    return home.resolve("logs").resolve(app).resolve(id + ".log");
  }

  /** Makes a folder and those above it. */
  public static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + folder + "' could not be made", e);
    }
  }
}
