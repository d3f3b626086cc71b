package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Refuses bad values at the door, naming field, value and what is allowed. */
public final class Check {
  private Check() {}

  /**
   * Lets a key through that matches a pattern.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static String key(String field, String value, Pattern allowed, String inWords) {
    if (!allowed.matcher(requireNonNull(value, field)).matches()) {
      throw refused(field, value, inWords);
    }
    return value;
  }

  /**
   * Lets a key through that is made of certain letters.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String key(String field, String value, Letters allowed) {
    if (!allowed.makeUp(requireNonNull(value, field))) {
      throw refused(field, value, allowed.toString());
    }
    return value;
  }

  /** What to throw for a value that was looked at otherwise. */
  public static IllegalArgumentException refused(String field, String value, String inWords) {
    return new IllegalArgumentException(
        field + " must be " + inWords + ", but is '" + shown(value) + "'");
  }

  /**
   * Lets a text through that every store keeps as it is: of a bounded length, without NUL and
   * without unpaired surrogates.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String text(String field, String value, int min, int max) {
    int length = requireNonNull(value, field).codePointCount(0, value.length());
    if (length < min || length > max) {
      throw new IllegalArgumentException(
          field + " must have " + min + " to " + max + " characters, but has " + length);
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(field + " must not contain the character NUL");
    }
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(field + " must not contain half of a surrogate pair");
    }
    return value;
  }

  /**
   * Lets a page size through.
   *
   * @throws IllegalArgumentException if it is below 1 or above {@code max}
   */
  public static int limit(int limit, int max) {
    if (limit < 1 || limit > max) {
      throw new IllegalArgumentException("limit must be 1 to " + max + ", but is " + limit);
    }
    return limit;
  }

  /**
   * Whether nothing of a text is seen: it is made of spaces of any kind, and of characters that
   * only control or format others. NUL is none of these: it has no place in any text.
   */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Check::isUnseen);
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || (Character.getType(c) == Character.CONTROL && c != 0);
  }

  /** Whether every surrogate has its other half, so that the text has a UTF-8 form. */
  public static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String shown(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}
