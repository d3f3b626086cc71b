package dev.menagerie.standalone.jar;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A jar that is killed and started again while clients use it. */
final class RestartedJar implements AutoCloseable {
  private final Supplier<MenagerieJar> starter;

  /** While one is being started, clients that begin a request wait for it. */
  private final AtomicReference<CompletableFuture<MenagerieJar>> current =
      new AtomicReference<>(new CompletableFuture<>());

  /** Starts it for the first time. */
  RestartedJar(Supplier<MenagerieJar> starter) {
    this.starter = starter;
    start();
  }

  /** The one that runs. */
  MenagerieJar now() {
    return current.get().join();
  }

  /** Kills it as {@code kill -9} does, and starts it again. */
  void killAndStart() {
    current.getAndSet(new CompletableFuture<>()).join().close();
    start();
  }

  /** Kills it as {@code kill -9} does. */
  @Override
  public void close() {
    now().close();
  }

  private void start() {
    try {
      current.get().complete(starter.get());
    } catch (RuntimeException | AssertionError e) {
      current.get().completeExceptionally(e);
      throw e;
    }
  }
}
