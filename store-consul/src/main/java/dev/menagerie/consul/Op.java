package dev.menagerie.consul;

/**
 * One operation of a transaction. There is no plain write on purpose: every one names the index at
 * which it may happen, so that one which comes late happens not at all.
 *
 * @param verb what to do
 * @param key the key to do it to
 * @param value the value to write, or an empty string
 * @param index the index that the key must be at, 0 for a key that must not exist
 * @param stamp what to leave in the key's flags
 */
record Op(Verb verb, String key, String value, long index, long stamp) {
  /** What Consul can do to a key within a transaction, as far as we use it. */
  enum Verb {
    /** Write the value if the key is at the index. */
    CAS,
    /** Refuse the transaction unless the key is at the index. */
    CHECK_INDEX,
    /** Remove the key, if there is one: never a reason to refuse, so CHECK_INDEX goes with it. */
    DELETE,
    /** Read the key; refuses the transaction if there is none. */
    GET,
    /** Read all keys that begin with this one; there may be none. */
    GET_TREE
  }

  /** Creates a key that must not exist. */
  static Op create(String key, String value) {
    return new Op(Verb.CAS, key, value, 0, 0);
  }

  /** Writes a key that must be at an index. */
  static Op write(String key, String value, long index, long stamp) {
    return new Op(Verb.CAS, key, value, index, stamp);
  }

  /** Refuses the transaction unless a key is still as it was read. */
  static Op check(Entry entry) {
    return new Op(Verb.CHECK_INDEX, entry.key(), "", entry.index(), 0);
  }

  /** Removes a key, in a transaction that {@linkplain #check checks} it too. */
  static Op delete(Entry entry) {
    return new Op(Verb.DELETE, entry.key(), "", 0, 0);
  }

  /** Reads a key that must exist. */
  static Op get(String key) {
    return new Op(Verb.GET, key, "", 0, 0);
  }

  /** Reads all keys in a folder. */
  static Op list(String folder) {
    return new Op(Verb.GET_TREE, folder, "", 0, 0);
  }
}
