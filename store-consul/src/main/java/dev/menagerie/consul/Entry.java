package dev.menagerie.consul;

/**
 * A key of Consul's as it stands.
 *
 * @param key the whole key
 * @param value its value; empty in what a write returns
 * @param index the place in Consul's log of the transaction that wrote it last; unique, never
 *     reused
 * @param stamp what the writer left in the key's flags, see {@link OwnCounters}
 */
record Entry(String key, String value, long index, long stamp) {
  /** What comes after the last slash of the key. */
  String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
