package dev.menagerie.standalone.logging;

/** Makes a text fit for a line of a log, whoever wrote it. */
final class Printable {
  private static final int LONGEST = 2_048;

  private Printable() {}

  /**
   * The text with everything escaped that could end a line, end a quotation or steer a terminal,
   * and cut off where it gets very long.
   */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text.charAt(i)) || i >= LONGEST) {
        return escaped(text);
      }
    }
    return text;
  }

  private static String escaped(String text) {
    var line = new StringBuilder(text.length() + 16);
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!needsEscape(c)) {
        line.append(c);
      } else if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else {
        line.append(String.format("\\u%04x", (int) c));
      }
    }
    return (end < text.length() ? line.append('…') : line).toString();
  }

  /** Control characters, line and paragraph separators, marks that reverse the direction. */
  private static boolean needsEscape(char c) {
    return c == '"'
        || c == '\\'
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029';
  }
}
