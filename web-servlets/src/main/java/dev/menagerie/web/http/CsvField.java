package dev.menagerie.web.http;

/** A text as a field of a CSV file (RFC 4180). */
public final class CsvField {
  /** With what a spreadsheet begins a formula, full-width forms included. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  /** What a spreadsheet skips before a formula. */
  private static final String SKIPPED = "\t\r\n";

  /** What ends a cell where somebody's spreadsheet does not separate cells by commas. */
  private static final String ENDS = ";\t\r\n";

  private CsvField() {}

  /** A text that is read back as it is. */
  public static String exact(String text) {
    boolean plain =
        text.equals(text.strip())
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * A text that a spreadsheet shows and does not run: an apostrophe stands before whatever would
   * begin a formula, at the beginning of the text, and within it where a cell might end.
   */
  public static String harmless(String text) {
    var harmless = new StringBuilder(text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      if (mayBeginFormula(text, i)) {
        harmless.append('\'');
      }
      harmless.append(text.charAt(i));
    }
    return exact(harmless.toString());
  }

  private static boolean mayBeginFormula(String text, int at) {
    char c = text.charAt(at);
    if (at == 0) {
      return FORMULA.indexOf(c) >= 0 || SKIPPED.indexOf(c) >= 0;
    }
    return FORMULA.indexOf(c) >= 0 && mayBeginCell(text, at);
  }

  /** Quotes do not count: they are doubled, and two of them at the beginning of a cell are none. */
  private static boolean mayBeginCell(String text, int at) {
    int before = at - 1;
    while (before > 0 && text.charAt(before) == '"') {
      before--;
    }
    return ENDS.indexOf(text.charAt(before)) >= 0;
  }
}
