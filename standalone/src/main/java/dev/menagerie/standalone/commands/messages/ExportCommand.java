package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.archive.ArchiveWriter;
import dev.menagerie.standalone.archive.WholeStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.Progress;
import dev.menagerie.standalone.files.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code messages export}: the whole store as one archive. */
final class ExportCommand extends MessagesCommand {
  private static final double DIGESTS = Math.pow(2, 32);

  ExportCommand(Console console) {
    super(
        console,
        "export",
        "Write all messages, with their expiry, into an archive that proves that it is whole.",
        "The file is there when the archive is complete, and not before.");
    takes("FILE", "Where to; - is standard output.");
  }

  @Override
  int run(MessageStore messages) throws IOException {
    String file = arguments().get(0);
    if (file.equals("-")) {
      export(messages, console().data(), "standard output");
      return 0;
    }
    Path path = ArchiveFile.path(file);
    if (Files.isDirectory(path)) {
      throw new FailedException(file + " is a folder; name the file to write in it");
    }
    try {
      WholeFile.write(path, out -> export(messages, out, file));
    } catch (IOException e) {
      throw new FailedException(
          file + " could not be written (" + e + "); nothing is there that was not before", e);
    }
    return 0;
  }

  private void export(MessageStore messages, OutputStream out, String name) throws IOException {
    var archive = new ArchiveWriter(out);
    try (Progress progress = console().progress("Exporting", "messages")) {
      new WholeStore(messages)
          .readAll(
              message -> {
                archive.add(message);
                progress.reached(archive.count(), share(message.digest()));
              });
    }
    archive.finish();
    console().err().println("Exported " + archive.count() + " messages to " + name);
  }

  /** Digests are spread evenly, so the last one tells how much of them is done. */
  private static double share(Digest digest) {
    return Long.parseLong(digest.hex().substring(0, 8), 16) / DIGESTS;
  }
}
