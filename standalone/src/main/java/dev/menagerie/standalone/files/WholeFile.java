package dev.menagerie.standalone.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file that is there whole or not at all: beside its place first, on the disk, and then
 * moved there in one step, over what was there before. It is readable by its owner only.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; the stream is buffered and need not be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. What is no ordinary file, such as a pipe, is simply written to.
   *
   * @throws IOException if that fails; what was there before is still there then
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.writeTo(out);
      }
      return;
    }
    // A link stays one: what it points to is replaced.
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path draft = draft(place);
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    force(place.getParent());
  }

  private static Path draft(Path place) throws IOException {
    Path draft =
        Files.createTempFile(
            place.getParent(), place.getFileName() + ".", ".part", OwnerOnly.file(place));
    // Whoever presses Ctrl-C leaves nothing behind either.
    draft.toFile().deleteOnExit();
    return draft;
  }

  /** That a file has its name now must be on the disk as well; where folders can be opened. */
  private static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
