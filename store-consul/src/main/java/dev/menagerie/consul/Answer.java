package dev.menagerie.consul;

import java.util.Map;
import java.util.Set;

/** What Consul answered to a transaction, which happens wholly or not at all. */
sealed interface Answer {
  /**
   * It happened.
   *
   * @param entries what was written and read, by key; of a key both written and read, as read
   */
  record Applied(Map<String, Entry> entries) implements Answer {}

  /**
   * It did not happen, because some keys were not as they should have been.
   *
   * @param ops the positions of the operations to blame, all of them
   */
  record Refused(Set<Integer> ops) implements Answer {}
}
