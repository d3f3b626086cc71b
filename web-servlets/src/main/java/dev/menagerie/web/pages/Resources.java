package dev.menagerie.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where templates and assets are read from: the class path, and in development a folder before it.
 * Names are like {@code templates/home.ftlh}; they come from our own code, never from a request.
 */
final class Resources {

  private final Optional<Path> folder;

  private Resources(Optional<Path> folder) {
    this.folder = folder;
  }

  static Resources bundled() {
    return new Resources(Optional.empty());
  }

  static Resources overriddenBy(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'" + folder + "' must be an existing folder with templates/ or assets/ in it");
    }
    return new Resources(Optional.of(folder));
  }

  /** Whether reading a name again may give something else. */
  boolean mayChange() {
    return folder.isPresent();
  }

  Optional<byte[]> read(String name) {
    try {
      Optional<Path> file = folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
      return file.isPresent()
          ? Optional.of(Files.readAllBytes(file.get()))
          : readFromClassPath(name);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + name + "' could not be read", e);
    }
  }

  private static Optional<byte[]> readFromClassPath(String name) throws IOException {
    try (var in = Resources.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
