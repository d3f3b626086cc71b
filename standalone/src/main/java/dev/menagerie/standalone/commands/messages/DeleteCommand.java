package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.settings.BadSettingException;

/** {@code messages delete}: removes a message. It takes a whole digest only, and asks nothing. */
final class DeleteCommand extends MessagesCommand {
  DeleteCommand(Console console) {
    super(
        console,
        "delete",
        "Delete a message. Servers may show it from their memory for some seconds yet.");
    takes("DIGEST", "Its whole digest.");
  }

  @Override
  int run(MessageStore messages) {
    Digest digest = whole(arguments().get(0));
    if (!messages.delete(digest)) {
      throw new FailedException("There is no message with the digest " + digest);
    }
    console().err().println("Deleted " + digest);
    return 0;
  }

  private static Digest whole(String text) {
    return Digest.parse(text)
        .orElseThrow(
            () ->
                new BadSettingException(
                    "DIGEST is '" + text + "', but must be 64 lower-case hexadecimal digits"));
  }
}
