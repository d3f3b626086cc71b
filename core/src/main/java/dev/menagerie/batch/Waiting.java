package dev.menagerie.batch;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;

/** An item, how heavy it is, and the future of its outcome. */
final class Waiting<T, R> extends CompletableFuture<R> {
  private final T item;
  private final long weight;

  Waiting(T item, long weight) {
    this.item = requireNonNull(item, "item");
    this.weight = weight;
  }

  T item() {
    return item;
  }

  long weight() {
    return weight;
  }
}
