package dev.menagerie.platform.state;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Writes that a power cut leaves whole or undone: to a neighbour, forced to the disk, then renamed,
 * and the folder forced too, because it is what holds the name.
 */
public final class DurableFiles {
  private DurableFiles() {}

  /** Replaces a file's content. */
  public static void write(Path file, byte[] content) {
    Path neighbour = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (var channel = FileChannel.open(neighbour, CREATE, WRITE, TRUNCATE_EXISTING)) {
        writeFully(channel, content);
      }
      Files.move(neighbour, file, ATOMIC_MOVE);
      force(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be written", e);
    }
  }

  /** Removes a file, if it is there. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be removed", e);
    }
  }

  /** Adds to a file's end. */
  public static void append(Path file, byte[] content) {
    try (var channel = FileChannel.open(file, CREATE, APPEND)) {
      writeFully(channel, content);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be written", e);
    }
  }

  /** Moves a finished folder to its place; there must be nothing. */
  public static void moveFolder(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        force(file);
      }
      force(from);
      Files.move(from, to, ATOMIC_MOVE);
      force(to.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("'" + to + "' could not be made", e);
    }
  }

  /** Removes a folder and all in it; links are removed, not followed. */
  public static void deleteFolder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("'" + folder + "' could not be removed", e);
    }
  }

  private static void writeFully(FileChannel channel, byte[] content) throws IOException {
    for (var left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
      channel.write(left);
    }
    channel.force(true);
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }
}
