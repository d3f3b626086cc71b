package dev.menagerie.web.pages;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes SVG in which every text and attribute value is escaped. Knows presentation attributes
 * only: a strict content security policy forbids {@code style}.
 */
final class SvgWriter {

  private final StringBuilder out = new StringBuilder(2048);
  private final Deque<String> open = new ArrayDeque<>();

  /** A chart: an image with a name and a description for those who do not see it. */
  static SvgWriter chart(String kind, double height, String title, String description) {
    return new SvgWriter()
        .open("svg", "class", "chart chart-" + kind, "role", "img", "height", rem(height))
        .leaf("title", title)
        .leaf("desc", description);
  }

  /** Opens an element; {@code attributes} are names and values in turn. */
  SvgWriter open(String tag, String... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  SvgWriter empty(String tag, String... attributes) {
    start(tag, attributes).append("/>");
    return this;
  }

  SvgWriter leaf(String tag, String text, String... attributes) {
    open(tag, attributes);
    escape(text);
    return close();
  }

  SvgWriter close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes what is still open. */
  Svg finish() {
    while (!open.isEmpty()) {
      close();
    }
    return new Svg(out.toString());
  }

  /** A length in the reader's font size, so that everything grows with it. */
  static String rem(double length) {
    return Numbers.coordinate(length) + "rem";
  }

  /** A part of the chart's width; {@code 1} is all of it. */
  static String percent(double share) {
    return Numbers.coordinate(share * 100) + "%";
  }

  private StringBuilder start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isAllowedInXml(c) ? c : '\uFFFD');
      }
    }
  }

  private static boolean isAllowedInXml(char c) {
    return (c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\t' || c == '\r';
  }
}
