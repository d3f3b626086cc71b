package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;

/** {@code messages get}: the text of a message, byte by byte. */
final class GetCommand extends MessagesCommand {
  GetCommand(Console console) {
    super(console, "get", "Write the text of a message to standard output, as it was posted.");
    takes("DIGEST", "Its digest, or at least 7 digits of its beginning.");
  }

  @Override
  int run(MessageStore messages) {
    Digest digest = meant(messages, arguments().get(0));
    Message message =
        messages
            .find(digest)
            .orElseThrow(() -> new FailedException(digest + " has just been deleted, or expired"));
    console().out().writeBytes(message.utf8());
    console().out().flush();
    return 0;
  }
}
