package dev.menagerie.web.pages;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines, which SVG does not do: two at most, each fit for a phone. */
final class Labels {

  static final int WIDTH = 24;

  private static final String ELLIPSIS = "…";

  private Labels() {}

  static List<String> wrap(String label) {
    String rest = label.strip();
    var lines = new ArrayList<String>(2);
    if (length(rest) > WIDTH) {
      int space = rest.lastIndexOf(' ', end(rest, WIDTH));
      int cut = space > 0 ? space : end(rest, WIDTH);
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(length(rest) > WIDTH ? rest.substring(0, end(rest, WIDTH - 1)) + ELLIPSIS : rest);
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Counts whole characters, so that no emoji is cut in two. */
  private static int end(String text, int characters) {
    return text.offsetByCodePoints(0, characters);
  }
}
