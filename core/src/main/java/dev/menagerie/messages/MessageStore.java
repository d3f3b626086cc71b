package dev.menagerie.messages;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * What text has this digest? Content-addressed: the same text is stored once however often it is
 * put, and what is found is exactly what was put.
 *
 * <p>Thread-safe, and safe beside other instances on the same store. Every method throws {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
public interface MessageStore {
  /** The most digests that one page or prefix search returns. */
  int MAX_LIMIT = 1000;

  /**
   * Stores messages. Each is stored wholly or not at all; together they are no transaction. When
   * the method returns, every one is durable and can be found. A message that is already there
   * stays; putting it again can only lengthen its life: the later expiry wins, and never expiring
   * is latest of all. Expiries are kept to the millisecond. One that has passed is not kept.
   *
   * @return one digest per message, in the same order
   * @throws StoreUnavailableException if certainly none of the messages was stored
   * @throws OutcomeUnknownException if some may have been stored; putting them again settles it
   */
  List<Digest> putAll(List<Message> messages);

  /** Stores one message; see {@link #putAll}. */
  default Digest put(Message message) {
    return putAll(List.of(message)).get(0);
  }

  /**
   * Finds messages; empty where there is none, or where it has expired.
   *
   * @return what there is under each digest, in the same order
   * @throws StoreException if what is stored under one of them is not what the digest promises
   */
  List<Optional<Message>> findAll(List<Digest> digests);

  /** Finds one message; see {@link #findAll}. */
  default Optional<Message> find(Digest digest) {
    return findAll(List.of(digest)).get(0);
  }

  /**
   * Finds the digests that begin with a prefix, in ascending order, without those of messages that
   * have expired.
   *
   * @param prefix 1 to 64 lower-case hexadecimal digits
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   * @throws IllegalArgumentException if either is out of its range
   */
  List<Digest> findByPrefix(String prefix, int limit);

  /**
   * Lists digests in ascending order, beginning after the one given, or at the first if empty,
   * without those of messages that have expired.
   *
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   * @throws IllegalArgumentException if it is out of its range
   */
  List<Digest> list(Optional<Digest> after, int limit);

  /** Removes a message; false if there was none, or if it had expired. */
  boolean delete(Digest digest);
}
