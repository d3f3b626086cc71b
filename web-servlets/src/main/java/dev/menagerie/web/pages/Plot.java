package dev.menagerie.web.pages;

import static dev.menagerie.web.pages.SvgWriter.percent;
import static dev.menagerie.web.pages.SvgWriter.rem;

/** The area of a chart with two axes. Its left edge is 0; the tick labels hang out to the left. */
final class Plot {

  static final double TOP = 0.6;
  static final double HEIGHT = 11;
  static final double BOTTOM = TOP + HEIGHT;
  static final double WITH_LABELS = BOTTOM + 1.8;

  /** Nearer to an edge than this, a label is aligned with it rather than centred. */
  private static final double EDGE = 0.06;

  private Plot() {}

  /** How far down a value lies. */
  static double y(Axis axis, double value) {
    return TOP + HEIGHT * (1 - axis.position(value));
  }

  static void upAxis(SvgWriter svg, Axis axis) {
    for (double tick : axis.ticks()) {
      String y = rem(y(axis, tick));
      svg.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      svg.leaf(
          "text",
          Numbers.tick(tick),
          "class",
          "tick",
          "x",
          rem(-0.6),
          "y",
          y,
          "dy",
          rem(0.35),
          "text-anchor",
          "end");
    }
  }

  static void acrossTick(SvgWriter svg, double position, String label) {
    String anchor = position < EDGE ? "start" : position > 1 - EDGE ? "end" : "middle";
    svg.leaf(
        "text",
        label,
        "class",
        "tick",
        "x",
        percent(position),
        "y",
        rem(BOTTOM + 1.4),
        "text-anchor",
        anchor);
  }

  static Svg nothing(String kind, String title) {
    return SvgWriter.chart(kind, 1.5, title, "Nothing to show yet.")
        .leaf("text", "Nothing to show yet", "class", "label empty", "x", "0", "y", rem(1))
        .finish();
  }
}
