package dev.menagerie.standalone.commands.messages;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.Progress;
import dev.menagerie.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code messages import}: what an archive holds, into the store. The whole archive is verified
 * before the first message is stored.
 */
final class ImportCommand extends MessagesCommand {
  private static final int LARGEST_BATCH = 500;
  private static final long MOST_BYTES = 4 << 20;

  ImportCommand(Console console) {
    super(
        console,
        "import",
        "Store all messages of an archive, if it is whole and unaltered; else none of them.",
        "Messages that are there already stay, so an import that failed can be done again.");
    takes("FILE", "The archive; - is standard input.");
  }

  @Override
  protected boolean mayBegin() {
    return true;
  }

  @Override
  int run(MessageStore messages) throws IOException {
    String name = arguments().get(0);
    try (ArchiveFile archive = ArchiveFile.open(console(), name)) {
      long count = VerifyCommand.verified(archive, name, "; nothing was imported");
      new Import(messages, count).from(archive, name);
    }
    return 0;
  }

  /** One import under way. */
  private final class Import {
    private final MessageStore messages;
    private final long count;
    private final Instant now = Clock.systemUTC().instant();
    private final List<Message> batch = new ArrayList<>();
    private long bytes;
    private long stored;
    private long expired;

    Import(MessageStore messages, long count) {
      this.messages = messages;
      this.count = count;
    }

    void from(ArchiveFile archive, String name) {
      try (Progress progress = console().progress("Importing", "messages")) {
        archive.read(
            (message, share) -> {
              take(message);
              progress.reached(stored + expired, (stored + expired) / (double) count);
            });
        store();
      } catch (IOException | StoreException e) {
        throw new FailedException(
            "The import stopped after "
                + stored
                + " of "
                + count
                + " messages; import again when this is mended: "
                + e.getMessage(),
            e);
      }
      console()
          .err()
          .println(
              "Imported "
                  + stored
                  + " messages from "
                  + name
                  + (expired == 0 ? "" : ", and left out " + expired + " that have expired"));
    }

    private void take(Message message) {
      if (message.expires().isPresent() && !message.expires().get().isAfter(now)) {
        expired++;
        return;
      }
      batch.add(message);
      bytes += message.size();
      if (batch.size() == LARGEST_BATCH || bytes >= MOST_BYTES) {
        store();
      }
    }

    private void store() {
      if (!batch.isEmpty()) {
        messages.putAll(List.copyOf(batch));
      }
      stored += batch.size();
      batch.clear();
      bytes = 0;
    }
  }
}
