package dev.menagerie.standalone.commands.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** {@code messages put}: stores what is read from standard input. */
final class PutCommand extends MessagesCommand {
  PutCommand(Console console) {
    super(
        console,
        "put",
        "Store the text on standard input, to its last byte, and print its digest.");
  }

  @Override
  protected boolean mayBegin() {
    return true;
  }

  @Override
  int run(MessageStore messages) throws IOException {
    Message message = Message.of(text(console().in().readAllBytes()));
    console().out().println(messages.put(message));
    return 0;
  }

  private static String text(byte[] utf8) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new FailedException("Standard input is no UTF-8, and a message is text", e);
    }
  }
}
