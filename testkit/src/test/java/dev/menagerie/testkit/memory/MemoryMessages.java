package dev.menagerie.testkit.memory;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Check;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Messages in a map. */
public class MemoryMessages implements MessageStore {
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,64}");

  private final Memory memory;
  private final Clock clock;

  /** Keeps messages in a memory. */
  public MemoryMessages(Memory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public List<Digest> putAll(List<Message> messages) {
    synchronized (memory) {
      messages.stream().filter(this::isAlive).forEach(this::keep);
    }
    return messages.stream().map(Message::digest).toList();
  }

  private void keep(Message message) {
    memory.messages.merge(
        message.digest(), message, (there, put) -> isAlive(there) ? latest(there, put) : put);
  }

  /** Of two messages with one text, the one that lives longer. */
  protected Message latest(Message there, Message put) {
    if (there.expires().isEmpty() || put.expires().isEmpty()) {
      return there.expires().isEmpty() ? there : put;
    }
    return there.expires().get().isAfter(put.expires().get()) ? there : put;
  }

  /** Whether a message has not expired. */
  protected boolean isAlive(Message message) {
    return message.expires().map(moment -> moment.isAfter(clock.instant())).orElse(true);
  }

  @Override
  public List<Optional<Message>> findAll(List<Digest> digests) {
    synchronized (memory) {
      return digests.stream()
          .map(digest -> Optional.ofNullable(memory.messages.get(digest)).filter(this::isAlive))
          .toList();
    }
  }

  @Override
  public List<Digest> findByPrefix(String prefix, int limit) {
    Check.key("prefix", prefix, PREFIX, "1 to 64 lower-case hexadecimal digits");
    var first = new Digest(prefix + "0".repeat(64 - prefix.length()));
    synchronized (memory) {
      return alive(memory.messages.tailMap(first).values(), limit).stream()
          .filter(digest -> digest.hex().startsWith(prefix))
          .toList();
    }
  }

  @Override
  public List<Digest> list(Optional<Digest> after, int limit) {
    synchronized (memory) {
      return alive(
          after
              .map(digest -> memory.messages.tailMap(digest, false).values())
              .orElse(memory.messages.values()),
          limit);
    }
  }

  private List<Digest> alive(Collection<Message> messages, int limit) {
    return messages.stream()
        .filter(this::isAlive)
        .limit(Check.limit(limit, MAX_LIMIT))
        .map(Message::digest)
        .toList();
  }

  @Override
  public boolean delete(Digest digest) {
    synchronized (memory) {
      return Optional.ofNullable(memory.messages.remove(digest)).filter(this::isAlive).isPresent();
    }
  }
}
