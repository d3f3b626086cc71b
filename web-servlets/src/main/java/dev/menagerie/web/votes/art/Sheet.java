package dev.menagerie.web.votes.art;

import java.util.Locale;

/**
 * A sheet of 400 by 400 to draw on, with the origin at the top left. All texts come from this
 * package and need no escaping.
 */
final class Sheet {
  private final StringBuilder out = new StringBuilder(8 * 1024);

  /** Adds markup; each {@code %} stands for the next value; numbers are rounded. */
  Sheet add(String markup, Object... values) {
    int next = 0;
    int from = 0;
    for (int at = markup.indexOf('%'); at >= 0; at = markup.indexOf('%', from)) {
      out.append(markup, from, at);
      Object value = values[next++];
      out.append(value instanceof Number number ? number(number.doubleValue()) : value);
      from = at + 1;
    }
    out.append(markup, from, markup.length());
    return this;
  }

  String finish(Drawing drawing) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" role=\"img\">"
        + "<title>"
        + drawing.name()
        + ", "
        + drawing.about()
        + "</title>"
        + out
        + "</svg>";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
