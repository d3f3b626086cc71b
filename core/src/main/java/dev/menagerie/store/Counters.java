package dev.menagerie.store;

import java.time.Instant;

/**
 * How often did something happen lately, on all replicas together? For limits on rates. An
 * extension that a store may lack.
 *
 * <p>Thread-safe, and safe beside other instances on the same store.
 */
public interface Counters {
  /**
   * Counts once more, and tells how often that was done by now, this time included.
   *
   * @param name what is counted; any text
   * @param until when the counter may be forgotten
   * @throws StoreUnavailableException if the store cannot be reached
   */
  long count(String name, Instant until);
}
