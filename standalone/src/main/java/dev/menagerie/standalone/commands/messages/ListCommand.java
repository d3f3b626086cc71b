package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import java.util.List;
import java.util.Optional;

/** {@code messages list}: every digest, one a line, in ascending order. */
final class ListCommand extends MessagesCommand {
  ListCommand(Console console) {
    super(console, "list", "Print the digest of every message, one a line.");
  }

  @Override
  int run(MessageStore messages) {
    List<Digest> page = messages.list(Optional.empty(), MessageStore.MAX_LIMIT);
    // Nobody reads on once a pipe is broken, as in 'messages list | head'.
    while (!page.isEmpty() && !console().out().checkError()) {
      page.forEach(console().out()::println);
      page = messages.list(Optional.of(page.get(page.size() - 1)), MessageStore.MAX_LIMIT);
    }
    return 0;
  }
}
