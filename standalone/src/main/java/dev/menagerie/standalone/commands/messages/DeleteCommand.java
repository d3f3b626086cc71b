package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.settings.BadSettingException;

/** {@code messages delete}: removes messages. It takes whole digests only, and asks nothing. */
final class DeleteCommand extends MessagesCommand {
  DeleteCommand(Console console) {
    super(
        console,
        "delete",
        "Delete messages. Servers may show one from their memory for some seconds yet.");
    takes("DIGEST", "1..*", "Its whole digest.");
  }

  @Override
  int run(MessageStore messages) {
    var digests = arguments().stream().map(DeleteCommand::whole).toList();
    int status = 0;
    for (Digest digest : digests) {
      if (messages.delete(digest)) {
        console().err().println("Deleted " + digest);
      } else {
        console().err().println("There is no message with the digest " + digest);
        status = 1;
      }
    }
    return status;
  }

  private static Digest whole(String text) {
    return Digest.parse(text)
        .orElseThrow(
            () ->
                new BadSettingException(
                    "DIGEST is '" + text + "', but must be 64 lower-case hexadecimal digits"));
  }
}
