package dev.menagerie.web.pages;

import static dev.menagerie.web.pages.SvgWriter.percent;
import static dev.menagerie.web.pages.SvgWriter.rem;

import java.util.List;
import java.util.stream.Collectors;

/** A column for each bin, as wide as its bounds say. */
final class Histogram {

  /** The part of a bin's width that is left free, so that neighbours can be told apart. */
  private static final double GAP = 0.08;

  private Histogram() {}

  static Svg draw(String title, List<Charts.Bin> bins) {
    if (bins.isEmpty()) {
      return Plot.nothing("columns", title);
    }
    requireAscending(bins);
    Axis across = Axis.between(bins.get(0).from(), bins.get(bins.size() - 1).to());
    Axis up = Axis.ofCounts(bins.stream().mapToDouble(Charts.Bin::count).max().orElse(0));
    var svg = SvgWriter.chart("columns", Plot.WITH_LABELS, title, describe(bins));
    Plot.upAxis(svg, up);
    for (Charts.Bin bin : bins) {
      double left = across.position(bin.from());
      double width = across.position(bin.to()) - left;
      double y = Plot.y(up, (double) bin.count());
      svg.open("g", "class", "column tone-1")
          .leaf("title", describe(bin))
          .empty(
              "rect",
              "class",
              "fill",
              "x",
              percent(left + width * GAP / 2),
              "y",
              rem(y),
              "width",
              percent(width * (1 - GAP)),
              "height",
              rem(Plot.BOTTOM - y))
          .close();
    }
    across.ticks().forEach(t -> Plot.acrossTick(svg, across.position(t), Numbers.tick(t)));
    return svg.finish();
  }

  private static void requireAscending(List<Charts.Bin> bins) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i).from() < bins.get(i - 1).to()) {
        throw new IllegalArgumentException(
            bins.get(i) + " must not begin before " + bins.get(i - 1) + " ends");
      }
    }
  }

  private static String describe(List<Charts.Bin> bins) {
    return bins.stream().map(Histogram::describe).collect(Collectors.joining("; ", "", "."));
  }

  private static String describe(Charts.Bin bin) {
    return Numbers.tick(bin.from())
        + " to "
        + Numbers.tick(bin.to())
        + ": "
        + Numbers.count(bin.count());
  }
}
