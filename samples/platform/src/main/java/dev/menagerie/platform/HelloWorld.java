package dev.menagerie.platform;

import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The app that travels with the platform, so that there is something to see at once. */
final class HelloWorld {
  static final String NAME = "hello-world";

  private HelloWorld() {}

  /** Makes it a release, if it never was one. */
  static void publish(Releases releases, Folders folders) {
    if (releases.newest(NAME).isPresent()) {
      return;
    }
    Path scratch = Folders.made(folders.scratch().resolve(NAME));
    try {
      releases.publish(
          NAME, copy(NAME + ".tgz", scratch), copy(NAME + ".config", scratch), "platform");
    } finally {
      DurableFiles.deleteFolder(scratch);
    }
  }

  private static Path copy(String resource, Path folder) {
    Path file = folder.resolve(resource);
    try (InputStream in = HelloWorld.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + resource);
      }
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " could not be unpacked", e);
    }
  }
}
