package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Message;
import dev.menagerie.standalone.archive.ArchiveReader;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.Progress;
import dev.menagerie.standalone.files.OwnerOnly;
import dev.menagerie.standalone.settings.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive in a file, which can be read more than once; standard input is put into one first. */
final class ArchiveFile implements AutoCloseable {
  private final Console console;
  private final Path path;
  private final boolean temporary;

  private ArchiveFile(Console console, Path path, boolean temporary) {
    this.console = console;
    this.path = path;
    this.temporary = temporary;
  }

  /** What an argument names. */
  static ArchiveFile open(Console console, String argument) throws IOException {
    if (!argument.equals("-")) {
      return new ArchiveFile(console, path(argument), false);
    }
    return new ArchiveFile(console, copy(console.in()), true);
  }

  static Path copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("menagerie-import", ".gz", OwnerOnly.file(Path.of("")));
    copy.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    }
    return copy;
  }

  static Path path(String argument) {
    return Kind.path("FILE").read("FILE", argument);
  }

  /** Takes messages, and is told which part of the file they end. */
  @FunctionalInterface
  interface Sink {
    void take(Message message, double share) throws IOException;
  }

  /** Reads it, and returns how many messages it holds. */
  long read(Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      double size = Math.max(1, channel.size());
      InputStream in = Channels.newInputStream(channel);
      return new ArchiveReader(in)
          .readAll(message -> sink.take(message, channel.position() / size));
    }
  }

  /** Reads it without doing anything but to see that it is whole, and returns how many it holds. */
  long verify() throws IOException {
    try (Progress progress = console.progress("Verifying", "messages")) {
      var count = new long[1];
      return read((message, share) -> progress.reached(++count[0], share));
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
