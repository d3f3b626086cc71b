package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

/**
 * What was being asked of which store when something went wrong: the part of an error message that
 * answers «what, on what, where».
 *
 * @param store the store's {@linkplain Stores#name() name}, free of secrets
 * @param operation what was tried, as a verb phrase such as {@code put 12 messages}
 * @param key the key concerned, or an empty string where there is no single one
 */
public record StoreCall(String store, String operation, String key) {
  /** Refuses {@code null}s. */
  public StoreCall {
    requireNonNull(store, "store");
    requireNonNull(operation, "operation");
    requireNonNull(key, "key");
  }

  /** Returns for instance {@code put message 2c26b46b… on Redis at localhost:6379}. */
  @Override
  public String toString() {
    return operation + (key.isEmpty() ? "" : " " + key) + " on " + store;
  }
}
