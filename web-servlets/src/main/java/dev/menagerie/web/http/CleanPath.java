package dev.menagerie.web.http;

/**
 * Tells the paths that people and programs write from those made to slip past a check: what a
 * proxy, a container and a servlet may each read differently is not read at all.
 */
final class CleanPath {
  private CleanPath() {}

  /**
   * Whether a raw path is free of empty segments, dot segments, path parameters, backslashes and
   * control characters, plain or percent-encoded, and of encoded slashes.
   */
  static boolean isClean(String raw) {
    int length = raw.length();
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int code = i + 2 < length ? hex(raw.charAt(i + 1)) * 16 + hex(raw.charAt(i + 2)) : -1;
        if (code < ' ' || code == 0x7f || "./\\;".indexOf(code) >= 0) {
          return false;
        }
        i += 2;
      } else if (c == ';'
          || c == '\\'
          || c < ' '
          || (before == '/' && (c == '/' || (c == '.' && isDotSegment(raw, i))))) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isDotSegment(String raw, int start) {
    int end = raw.indexOf('/', start);
    String segment = raw.substring(start, end < 0 ? raw.length() : end);
    return segment.equals(".") || segment.equals("..");
  }

  /** The value of a hexadecimal digit; for anything else so low that no code comes out of it. */
  private static int hex(char digit) {
    int value = Character.digit(digit, 16);
    return digit < 0x80 && value >= 0 ? value : -1000;
  }
}
