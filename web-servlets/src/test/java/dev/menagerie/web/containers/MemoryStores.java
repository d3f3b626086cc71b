package dev.menagerie.web.containers;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages in memory, in a store that can be told to be away. */
public final class MemoryStores implements Stores {
  private final Map<Digest, Message> messages = new ConcurrentHashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private final MessageStore store = new MemoryMessages();
  private volatile boolean away;
  private volatile boolean closed;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private volatile CountDownLatch lookUpHold = new CountDownLatch(0);
  private final AtomicInteger trips = new AtomicInteger();

  /** Goes away, or comes back. */
  public void away(boolean away) {
    this.away = away;
  }

  /** From now on writes wait, until what this returns lets them go. */
  public Hold hold() {
    var latch = new CountDownLatch(1);
    hold = latch;
    return latch::countDown;
  }

  /** From now on look-ups wait, until what this returns lets them go. */
  public Hold holdLookUps() {
    var latch = new CountDownLatch(1);
    lookUpHold = latch;
    return latch::countDown;
  }

  /** Holds others up, at the latest until it is closed. */
  public interface Hold extends AutoCloseable {
    /** Lets them go on. */
    void release();

    @Override
    default void close() {
      release();
    }
  }

  /** How many trips with writes have begun so far. */
  public int trips() {
    return trips.get();
  }

  /** How often a message was looked up so far. */
  public int lookups() {
    return lookups.get();
  }

  /** Whether somebody closed it. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return "Memory at 10.1.2.3";
  }

  @Override
  public Set<Class<?>> contracts() {
    return Set.of(MessageStore.class);
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    return contract == MessageStore.class ? Optional.of(contract.cast(store)) : Optional.empty();
  }

  @Override
  public Health health() {
    return away ? Health.down("memory is away: it slipped my mind") : Health.ok();
  }

  @Override
  public void close() {
    closed = true;
  }

  private static void await(CountDownLatch hold) {
    try {
      hold.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a trip", e);
    }
  }

  private void check(String operation) {
    if (away) {
      throw new StoreUnavailableException(
          new StoreCall(name(), operation, ""), "it is away; nothing was stored.", null);
    }
  }

  private final class MemoryMessages implements MessageStore {
    @Override
    public List<Digest> putAll(List<Message> batch) {
      check("put messages");
      trips.incrementAndGet();
      await(hold);
      batch.forEach(message -> messages.putIfAbsent(message.digest(), message));
      return batch.stream().map(Message::digest).toList();
    }

    @Override
    public List<Optional<Message>> findAll(List<Digest> digests) {
      check("find messages");
      lookups.addAndGet(digests.size());
      await(lookUpHold);
      return digests.stream().map(digest -> Optional.ofNullable(messages.get(digest))).toList();
    }

    @Override
    public List<Digest> findByPrefix(String prefix, int limit) {
      return messages.keySet().stream()
          .filter(digest -> digest.hex().startsWith(prefix))
          .sorted()
          .limit(limit)
          .toList();
    }

    @Override
    public List<Digest> list(Optional<Digest> after, int limit) {
      return messages.keySet().stream()
          .filter(digest -> after.isEmpty() || digest.compareTo(after.get()) > 0)
          .sorted()
          .limit(limit)
          .toList();
    }

    @Override
    public boolean delete(Digest digest) {
      return messages.remove(digest) != null;
    }
  }
}
