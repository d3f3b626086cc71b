package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

/**
 * What a key may be made of: so many of some ASCII characters. A pattern says the same, but takes
 * several times as long, which counts where every request passes.
 *
 * <p>Immutable, and so thread-safe.
 */
public final class Letters {
  private final int min;
  private final int max;
  private final String[] ranges;
  private final boolean[] allowed = new boolean[128];

  private Letters(int min, int max, String... ranges) {
    this.min = min;
    this.max = max;
    this.ranges = ranges.clone();
    for (String range : ranges) {
      for (char c = range.charAt(0); c <= range.charAt(range.length() - 1); c++) {
        allowed[c] = true;
      }
    }
  }

  /**
   * Describes texts.
   *
   * @param min the fewest characters
   * @param max the most characters
   * @param ranges single characters as in {@code _}, and ranges as in {@code a-z}; all ASCII
   */
  public static Letters of(int min, int max, String... ranges) {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("there is no text of " + min + " to " + max + " letters");
    }
    for (String range : ranges) {
      boolean ok =
          switch (range.length()) {
            case 1 -> range.charAt(0) < 128;
            case 3 ->
                range.charAt(1) == '-'
                    && range.charAt(0) < range.charAt(2)
                    && range.charAt(2) < 128;
            default -> false;
          };
      if (!ok) {
        throw new IllegalArgumentException("neither a character nor a range: '" + range + "'");
      }
    }
    return new Letters(min, max, ranges);
  }

  /** Whether a text is as long as described, and made of nothing else. */
  public boolean makeUp(String text) {
    int length = requireNonNull(text, "text").length();
    if (length < min || length > max) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= allowed.length || !allowed[c]) {
        return false;
      }
    }
    return true;
  }

  /** In words, as in {@code 1 to 64 of a-z, 0-9, - and _}. */
  @Override
  public String toString() {
    var words = new StringBuilder(min == max ? "" + min : min + " to " + max).append(" of ");
    for (int i = 0; i < ranges.length; i++) {
      words.append(i == 0 ? "" : i == ranges.length - 1 ? " and " : ", ").append(ranges[i]);
    }
    return words.toString();
  }
}
