package dev.menagerie.standalone.commands.messages;

import dev.menagerie.standalone.archive.BadArchiveException;
import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** {@code messages verify}: whether an archive is whole and unaltered; it needs no store. */
final class VerifyCommand extends Command {
  VerifyCommand(Console console) {
    super(console, "verify", "Read an archive to its end, and tell whether it is whole.");
    takes("FILE", "The archive; - is standard input.");
  }

  @Override
  public Integer call() throws IOException {
    String name = arguments().get(0);
    try (ArchiveFile archive = ArchiveFile.open(console(), name)) {
      long count = verified(archive, name, "");
      console().err().println(name + " is whole and holds " + count + " messages");
    }
    return 0;
  }

  /**
   * Verifies an archive, and returns how many messages it holds.
   *
   * @param consequence ends the sentence that says what is wrong with it
   */
  static long verified(ArchiveFile archive, String name, String consequence) {
    try {
      return archive.verify();
    } catch (NoSuchFileException e) {
      throw new FailedException("There is no file " + name + consequence, e);
    } catch (BadArchiveException e) {
      throw new FailedException(name + " is no whole archive: " + e.getMessage() + consequence, e);
    } catch (IOException e) {
      throw new FailedException(name + " could not be read (" + e + ")" + consequence, e);
    }
  }
}
