package dev.menagerie.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Charts as SVG, drawn on the server, so that they are there without JavaScript.
 *
 * <p>Each is as wide as its place and keeps its letters readable on a phone: across, everything is
 * in percent, downwards in font sizes. Colours come from the style sheet. A screen reader gets the
 * title and every number in words. The same input gives the same markup, and the same number of
 * items the same structure, so that a live page can move the bars it already shows.
 */
public final class Charts {

  private Charts() {}

  /** One choice and how often it was taken. */
  public record Bar(String label, long count) {
    /** Refuses a negative count. */
    public Bar {
      Objects.requireNonNull(label, "label");
      requireCount(count);
    }
  }

  /** How many numbers lie in {@code from <= x < to}. */
  public record Bin(double from, double to, long count) {
    /** Refuses bounds that are not finite and ascending, and a negative count. */
    public Bin {
      if (!Double.isFinite(from) || !Double.isFinite(to) || to <= from) {
        throw new IllegalArgumentException(
            "a bin from " + from + " to " + to + " must have finite, ascending bounds");
      }
      requireCount(count);
    }
  }

  /** A value at a moment. */
  public record Point(Instant at, double value) {
    /** Refuses a value that is not finite. */
    public Point {
      Objects.requireNonNull(at, "at");
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value " + value + " must be finite");
      }
    }
  }

  /** Horizontal bars, one for each choice in the order given, with count and share. */
  public static Svg bars(String title, List<Bar> bars) {
    return BarChart.draw(title, bars);
  }

  /**
   * The same with shares of something else than the sum, as where several could be chosen.
   *
   * @param total what all is; a negative one is an {@link IllegalArgumentException}
   */
  public static Svg bars(String title, List<Bar> bars, long total) {
    requireCount(total);
    return BarChart.draw(title, bars, (double) total);
  }

  /**
   * Columns over an axis of numbers.
   *
   * @throws IllegalArgumentException when the bins overlap or do not ascend
   */
  public static Svg histogram(String title, List<Bin> bins) {
    return Histogram.draw(title, bins);
  }

  /**
   * A line over time, its axis in UTC.
   *
   * @throws IllegalArgumentException when a point lies before the one in front of it
   */
  public static Svg timeline(String title, List<Point> points) {
    return Timeline.draw(title, points);
  }

  private static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count " + count + " must not be negative");
    }
  }
}
