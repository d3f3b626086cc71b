package dev.menagerie.web.votes.art;

import java.util.Locale;

/**
 * A sheet of 400 by 400 to draw on, with the origin at the top left. In paths each {@code %} stands
 * for the next value. All texts come from this package and need no escaping.
 */
final class Sheet {
  static final String INK = "#2b2333";

  private final StringBuilder out = new StringBuilder(8 * 1024);

  /** Fills a path. */
  Sheet fill(String colour, String path, double... values) {
    return add("<path fill=\"" + colour + "\" d=\"" + path(path, values) + "\"/>");
  }

  /** Fills a path with something one can see through. */
  Sheet veil(String colour, double opacity, String path, double... values) {
    return add(
        "<path fill=\""
            + colour
            + "\" fill-opacity=\""
            + opacity
            + "\" d=\""
            + path(path, values)
            + "\"/>");
  }

  /** Draws along a path with a round pen. */
  Sheet line(String colour, double width, String path, double... values) {
    return add(
        "<path fill=\"none\" stroke=\""
            + colour
            + "\" stroke-width=\""
            + number(width)
            + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\""
            + path(path, values)
            + "\"/>");
  }

  /** Fills a path and rounds its corners, by a pen of the same colour. */
  Sheet soft(String colour, double width, String path, double... values) {
    return add(
        "<path fill=\""
            + colour
            + "\" stroke=\""
            + colour
            + "\" stroke-width=\""
            + number(width)
            + "\" stroke-linejoin=\"round\" d=\""
            + path(path, values)
            + "\"/>");
  }

  Sheet ellipse(String colour, double x, double y, double rx, double ry) {
    return add(
        "<ellipse fill=\""
            + colour
            + "\" cx=\""
            + number(x)
            + "\" cy=\""
            + number(y)
            + "\" rx=\""
            + number(rx)
            + "\" ry=\""
            + number(ry)
            + "\"/>");
  }

  Sheet circle(String colour, double x, double y, double r) {
    return ellipse(colour, x, y, r, r);
  }

  /** Everything until {@link #end} stays inside a path. */
  Sheet inside(String name, String path, double... values) {
    return add(
        "<clipPath id=\""
            + name
            + "\"><path d=\""
            + path(path, values)
            + "\"/></clipPath>"
            + "<g clip-path=\"url(#"
            + name
            + ")\">");
  }

  /** Everything until {@link #end} is seen in a mirror in the middle. */
  Sheet mirrored(boolean really) {
    return add(really ? "<g transform=\"matrix(-1 0 0 1 400 0)\">" : "<g>");
  }

  /** Everything until {@link #end} is turned about a point. */
  Sheet turned(double degrees, double x, double y) {
    return add(
        "<g transform=\"rotate(" + number(degrees) + " " + number(x) + " " + number(y) + ")\">");
  }

  /** Everything until {@link #end} is larger or smaller, seen from a point. */
  Sheet scaled(double factor, double x, double y) {
    return add(
        "<g transform=\"translate("
            + number(x - factor * x)
            + " "
            + number(y - factor * y)
            + ") scale("
            + String.format(Locale.ROOT, "%.3f", factor)
            + ")\">");
  }

  Sheet end() {
    return add("</g>");
  }

  /** A vertical transition between two colours, to be used as a colour. */
  String fade(String name, String top, String bottom) {
    add(
        "<linearGradient id=\""
            + name
            + "\" x2=\"0\" y2=\"1\"><stop stop-color=\""
            + top
            + "\"/><stop offset=\"1\" stop-color=\""
            + bottom
            + "\"/></linearGradient>");
    return "url(#" + name + ")";
  }

  /** The finished document. */
  String finish(Drawing drawing) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" role=\"img\"><title>"
        + drawing.name()
        + ", "
        + drawing.about()
        + "</title>"
        + out
        + "</svg>";
  }

  /** The colour in the middle between two. */
  static String between(String one, String other) {
    var mixed = new StringBuilder("#");
    for (int i = 1; i < 7; i += 2) {
      int sum = Integer.parseInt(one, i, i + 2, 16) + Integer.parseInt(other, i, i + 2, 16);
      mixed.append(String.format(Locale.ROOT, "%02x", sum / 2));
    }
    return mixed.toString();
  }

  /** A path with its values filled in. */
  static String path(String path, double... values) {
    var filled = new StringBuilder(path.length() + 6 * values.length);
    int next = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        filled.append(number(values[next++]));
      } else {
        filled.append(c);
      }
    }
    return filled.toString();
  }

  private Sheet add(String markup) {
    out.append(markup);
    return this;
  }

  private static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
