package dev.menagerie.standalone.archive;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads every message of a store in ascending order of digests: a few ahead of the one that is
 * handed out, because each costs a trip, but no more, because each may be large.
 *
 * <p>What was there at the beginning and is not removed meanwhile is certainly read; of what comes
 * in meanwhile, some.
 */
public final class WholeStore {
  private static final int AHEAD = 16;
  private static final int TRIPS_AT_A_TIME = 4;

  private final MessageStore messages;

  /** All that a store holds. */
  public WholeStore(MessageStore messages) {
    this.messages = messages;
  }

  /**
   * Hands every message to a sink.
   *
   * @throws StoreException if one cannot be read, or is not what its digest promises
   */
  public void readAll(ArchiveReader.Sink sink) throws IOException {
    ExecutorService trips = Executors.newFixedThreadPool(TRIPS_AT_A_TIME, WholeStore::daemon);
    try {
      readAll(sink, trips);
    } finally {
      trips.shutdownNow();
    }
  }

  private void readAll(ArchiveReader.Sink sink, Executor trips) throws IOException {
    Queue<CompletableFuture<Optional<Message>>> ahead = new ArrayDeque<>();
    List<Digest> page = messages.list(Optional.empty(), MessageStore.MAX_LIMIT);
    while (!page.isEmpty()) {
      for (Digest digest : page) {
        if (ahead.size() == AHEAD) {
          handOut(ahead, sink);
        }
        ahead.add(CompletableFuture.supplyAsync(() -> messages.find(digest), trips));
      }
      page = messages.list(Optional.of(page.get(page.size() - 1)), MessageStore.MAX_LIMIT);
    }
    while (!ahead.isEmpty()) {
      handOut(ahead, sink);
    }
  }

  /** One that is no longer there was deleted, or expired, since it was listed. */
  private static void handOut(
      Queue<CompletableFuture<Optional<Message>>> ahead, ArchiveReader.Sink sink)
      throws IOException {
    Optional<Message> message;
    try {
      message = ahead.remove().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException failure ? failure : e;
    }
    if (message.isPresent()) {
      sink.take(message.get());
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "menagerie-export");
    thread.setDaemon(true);
    return thread;
  }
}
