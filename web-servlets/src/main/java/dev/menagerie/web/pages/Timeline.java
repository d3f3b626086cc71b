package dev.menagerie.web.pages;

import static dev.menagerie.web.pages.SvgWriter.percent;
import static dev.menagerie.web.pages.SvgWriter.rem;

import java.util.List;

/**
 * A line with the area under it. A path knows no percent, so it lies in a drawing of its own that
 * is stretched to the width of the place; the letters outside of it are not.
 */
final class Timeline {

  private static final int UNITS = 1000;

  private Timeline() {}

  static Svg draw(String title, List<Charts.Point> points) {
    if (points.isEmpty()) {
      return Plot.nothing("line", title);
    }
    requireOrdered(points);
    Charts.Point first = points.get(0);
    Charts.Point last = points.get(points.size() - 1);
    TimeAxis across = TimeAxis.between(first.at(), last.at());
    var values = points.stream().mapToDouble(Charts.Point::value).summaryStatistics();
    Axis up = Axis.around(values.getMin(), values.getMax());

    var svg = SvgWriter.chart("line", Plot.WITH_LABELS, title, describe(points, values.getMax()));
    Plot.upAxis(svg, up);
    svg.open(
        "svg",
        "y",
        rem(Plot.TOP),
        "width",
        "100%",
        "height",
        rem(Plot.HEIGHT),
        "viewBox",
        "0 0 " + UNITS + " " + UNITS,
        "preserveAspectRatio",
        "none");
    String line = path(points, across, up);
    svg.empty("path", "class", "area", "d", area(line, points, across, up));
    svg.empty("path", "class", "stroke", "d", line, "vector-effect", "non-scaling-stroke");
    svg.close();
    svg.empty(
        "circle",
        "class",
        "dot",
        "cx",
        percent(across.position(last.at())),
        "cy",
        rem(Plot.y(up, last.value())),
        "r",
        rem(0.3));
    across.ticks().forEach(t -> Plot.acrossTick(svg, across.position(t), across.label(t)));
    return svg.finish();
  }

  private static String path(List<Charts.Point> points, TimeAxis across, Axis up) {
    var path = new StringBuilder();
    for (Charts.Point point : points) {
      path.append(path.isEmpty() ? "M" : "L")
          .append(Numbers.coordinate(across.position(point.at()) * UNITS))
          .append(' ')
          .append(Numbers.coordinate((1 - up.position(point.value())) * UNITS));
    }
    return path.toString();
  }

  private static String area(String line, List<Charts.Point> points, TimeAxis across, Axis up) {
    String ground = Numbers.coordinate((1 - up.position(0)) * UNITS);
    String left = Numbers.coordinate(across.position(points.get(0).at()) * UNITS);
    String right = Numbers.coordinate(across.position(points.get(points.size() - 1).at()) * UNITS);
    return line + "L" + right + " " + ground + "L" + left + " " + ground + "Z";
  }

  private static void requireOrdered(List<Charts.Point> points) {
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).at().isBefore(points.get(i - 1).at())) {
        throw new IllegalArgumentException(
            points.get(i) + " must not lie before " + points.get(i - 1));
      }
    }
  }

  private static String describe(List<Charts.Point> points, double highest) {
    Charts.Point first = points.get(0);
    Charts.Point last = points.get(points.size() - 1);
    return "From "
        + Numbers.tick(first.value())
        + " at "
        + first.at()
        + " to "
        + Numbers.tick(last.value())
        + " at "
        + last.at()
        + ", at most "
        + Numbers.tick(highest)
        + ".";
  }
}
