package dev.menagerie.web.pages;

import static dev.menagerie.web.pages.SvgWriter.percent;
import static dev.menagerie.web.pages.SvgWriter.rem;

import java.util.List;
import java.util.stream.Collectors;

/** Bars under their labels, the number at the right end: a shape that fits a narrow screen. */
final class BarChart {

  /** A bar is never shorter than this unless it stands for nothing: one vote can be seen. */
  private static final double SHORTEST = 0.01;

  private static final double LINE = 1.4;
  private static final double BASELINE = 0.45;
  private static final double THICKNESS = 0.9;
  private static final double GAP = 1.1;
  private static final int TONES = 6;

  private BarChart() {}

  static Svg draw(String title, List<Charts.Bar> bars) {
    return draw(title, bars, bars.stream().mapToDouble(Charts.Bar::count).sum());
  }

  static Svg draw(String title, List<Charts.Bar> bars, double total) {
    double most = bars.stream().mapToDouble(Charts.Bar::count).max().orElse(0);
    var svg = SvgWriter.chart("bars", height(bars), title, describe(bars, total));
    double top = 0;
    for (int i = 0; i < bars.size(); i++) {
      Charts.Bar bar = bars.get(i);
      List<String> lines = Labels.wrap(bar.label());
      svg.open("g", "class", "bar tone-" + (i % TONES + 1)).leaf("title", describe(bar, total));
      for (String line : lines) {
        top += LINE;
        svg.leaf("text", line, "class", "label", "x", "0", "y", rem(top - BASELINE));
      }
      number(svg, bar, total, top - BASELINE);
      double length = bar.count() == 0 ? 0 : Math.max(SHORTEST, bar.count() / most);
      stripe(svg, "track", 1, top);
      stripe(svg, "fill", length, top);
      svg.close();
      top += THICKNESS + GAP;
    }
    if (bars.isEmpty()) {
      svg.leaf("text", "Nothing to show yet", "class", "label empty", "x", "0", "y", rem(1));
    }
    return svg.finish();
  }

  private static void number(SvgWriter svg, Charts.Bar bar, double total, double baseline) {
    svg.open("text", "class", "number", "x", "100%", "y", rem(baseline), "text-anchor", "end")
        .leaf("tspan", Numbers.count(bar.count()), "class", "count")
        .leaf("tspan", Numbers.share(bar.count(), total), "class", "share", "dx", rem(0.5))
        .close();
  }

  private static void stripe(SvgWriter svg, String kind, double length, double top) {
    svg.empty(
        "rect",
        "class",
        kind,
        "x",
        "0",
        "y",
        rem(top),
        "width",
        percent(length),
        "height",
        rem(THICKNESS),
        "rx",
        rem(THICKNESS / 2));
  }

  private static double height(List<Charts.Bar> bars) {
    int lines = bars.stream().mapToInt(bar -> Labels.wrap(bar.label()).size()).sum();
    return bars.isEmpty() ? 1.5 : lines * LINE + bars.size() * (THICKNESS + GAP) - GAP;
  }

  private static String describe(List<Charts.Bar> bars, double total) {
    return bars.isEmpty()
        ? "Nothing to show yet."
        : bars.stream().map(bar -> describe(bar, total)).collect(Collectors.joining("; ", "", "."));
  }

  private static String describe(Charts.Bar bar, double total) {
    return bar.label()
        + ": "
        + Numbers.count(bar.count())
        + " ("
        + Numbers.share(bar.count(), total)
        + ")";
  }
}
