package dev.menagerie.store;

import java.util.Set;

/**
 * What a store module offers to {@link Stores#open(String)}: registered with {@link
 * java.util.ServiceLoader}, so that a module plugs in by being there.
 */
public interface StoresProvider {
  /** The URL schemes it opens, lower case, without a colon at the end; for JDBC {@code jdbc:h2}. */
  Set<String> schemes();

  /**
   * Opens the stores behind a URL. It reads and checks the URL, but must not wait for the store:
   * one that is away now is met by the first call that needs it, and by {@link Stores#health()}.
   *
   * @param url a URL with one of the {@link #schemes()}
   * @param options what else was asked for
   * @throws IllegalArgumentException if the URL does not make sense, saying which part and what is
   *     allowed
   */
  Stores open(StoreUrl url, StoreOptions options);
}
