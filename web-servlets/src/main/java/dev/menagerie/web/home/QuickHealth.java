package dev.menagerie.web.home;

import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a store how it is without waiting for one that is slow to tell: a page must not hang because
 * a store does. At most one question is open at a time. A store that was never heard of yet, since
 * it is just being opened, is taken to be well.
 */
final class QuickHealth {
  private static final long PATIENCE_MILLIS = 100;

  private final Stores stores;
  private CompletableFuture<Health> question = CompletableFuture.completedFuture(null);
  private volatile boolean heardOf;

  QuickHealth(Stores stores) {
    this.stores = stores;
  }

  /** What the store says, or that it says nothing. */
  Health now() {
    try {
      Health health = ask().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      heardOf = true;
      return health;
    } catch (TimeoutException e) {
      return heardOf ? Health.down(stores.name() + " is slow to answer") : Health.ok();
    } catch (ExecutionException e) {
      return Health.down(stores.name() + " cannot be asked: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("interrupted while asking " + stores.name());
    }
  }

  private synchronized CompletableFuture<Health> ask() {
    if (question.isDone()) {
      question = CompletableFuture.supplyAsync(stores::health, QuickHealth::start);
    }
    return question;
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "menagerie-health");
    thread.setDaemon(true);
    thread.start();
  }
}
