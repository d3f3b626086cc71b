package dev.menagerie.store;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contracts that one opened store can hold, and the connections behind them.
 *
 * <pre>{@code
 * try (Stores stores = Stores.open("jdbc:h2:./data/menagerie")) {
 *   MessageStore messages = stores.get(MessageStore.class);
 * }
 * }</pre>
 *
 * <p>Thread-safe, and so is every contract it hands out; asking twice gives the same object.
 */
public interface Stores extends AutoCloseable {
  /**
   * Opens the store at a URL with default options. The store need not be up: calls that need it
   * fail with {@link StoreUnavailableException} until it is.
   *
   * @throws IllegalArgumentException if the URL makes no sense, or if no module on the class path
   *     opens its scheme; the message names the dependency to add
   */
  static Stores open(String url) {
    return open(url, StoreOptions.defaults());
  }

  /** Opens the store at a URL; see {@link #open(String)}. */
  static Stores open(String url, StoreOptions options) {
    StoreUrl parsed = StoreUrl.of(url);
    return Providers.forScheme(parsed.scheme()).open(parsed, options);
  }

  /**
   * What and where the store is, for people and without secrets: {@code Redis at localhost:6379}.
   */
  String name();

  /** The contracts this store can hold. */
  Set<Class<?>> contracts();

  /**
   * Finds the implementation of a contract, or of an optional extension of one.
   *
   * @return empty if this store does not hold it
   */
  <C> Optional<C> find(Class<C> contract);

  /**
   * Gets the implementation of a contract.
   *
   * @throws IllegalArgumentException if this store does not hold it; the message lists what it does
   */
  default <C> C get(Class<C> contract) {
    return find(contract)
        .orElseThrow(
            () -> {
              var held = new TreeSet<String>();
              contracts().forEach(c -> held.add(c.getSimpleName()));
              return new IllegalArgumentException(
                  name() + " holds no " + contract.getSimpleName() + ", only " + held);
            });
  }

  /** Asks the store now whether it answers. Never throws; takes at most the configured timeout. */
  Health health();

  /**
   * Closes what opening opened, and nothing that was handed in. Calls under way may fail. Closing
   * again does nothing.
   */
  @Override
  void close();
}
