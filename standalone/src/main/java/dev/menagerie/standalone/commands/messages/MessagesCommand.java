package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.store.Stores;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A command on the store of messages. */
abstract class MessagesCommand extends StoreCommand {
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{7,64}");
  private static final int MOST_CANDIDATES = 10;

  MessagesCommand(Console console, String name, String... description) {
    super(console, Service.MESSAGES, name, description);
  }

  abstract int run(MessageStore messages) throws IOException;

  @Override
  protected final int run(Stores stores) throws IOException {
    return run(stores.get(MessageStore.class));
  }

  /** The one digest that somebody means who types its beginning, as in git. */
  static Digest meant(MessageStore messages, String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new BadSettingException(
          "DIGEST is '" + prefix + "', but must be 7 to 64 lower-case hexadecimal digits");
    }
    List<Digest> candidates = messages.findByPrefix(prefix, MOST_CANDIDATES);
    if (candidates.size() > 1) {
      throw new FailedException(
          prefix
              + " is the beginning of several digests; type more of it:\n"
              + String.join("\n", candidates.stream().map(Digest::hex).toList()));
    }
    return candidates.stream()
        .findFirst()
        .orElseThrow(() -> new FailedException("There is no message with the digest " + prefix));
  }
}
