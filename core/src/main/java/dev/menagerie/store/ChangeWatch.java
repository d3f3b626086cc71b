package dev.menagerie.store;

import java.util.OptionalLong;

/**
 * Has anything changed since? For those who keep in memory what a store holds: what was read while
 * a revision was in force may be used for as long as that revision is.
 *
 * <p>Thread-safe. Asking costs no trip to the store. An extension that a store may lack.
 */
public interface ChangeWatch {
  /** What is watched: changes of one are no changes of another. */
  enum Topic {
    /** The catalogue of procedure codes, its history included. */
    PROCEDURES,
    /** What is known of a user or a token: not that there is one more. */
    ACCOUNTS
  }

  /**
   * The revision of a topic.
   *
   * <p>It is another one after every change: at once if the change was made through the same {@link
   * Stores}, before the method that makes it returns; within half a second if somebody else made
   * it, be it with a tool of the database.
   *
   * @return empty while this cannot be promised, because the store is not heard of: whatever is
   *     kept must then be read anew
   */
  OptionalLong revision(Topic topic);
}
