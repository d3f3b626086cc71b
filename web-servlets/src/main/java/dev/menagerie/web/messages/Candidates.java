package dev.menagerie.web.messages;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.MessageStore;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the digests that a client may mean: one in full, or those that begin as it says. */
final class Candidates {
  /** How many there are at most: enough to see that more must be said. */
  static final int MOST = 100;

  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{7,63}");

  private Candidates() {}

  /**
   * The digests that what was asked for may stand for, in order. One in full is given back without
   * looking whether there is such a message; what is no digest stands for none.
   */
  static List<Digest> of(MessageStore store, String asked) {
    return PREFIX.matcher(asked).matches()
        ? store.findByPrefix(asked, MOST)
        : Digest.parse(asked).map(List::of).orElse(List.of());
  }
}
