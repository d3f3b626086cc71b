package dev.menagerie.web.surveys;

import dev.menagerie.web.pages.Charts.Bin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts numbers into columns whose bounds are round. */
final class NumberBins {
  private static final int MOST_COLUMNS = 20;

  /** Bounds that differ by a smaller part of a number than this may not be told apart. */
  private static final double DISTINCT = 1e-9;

  private static final int[] ROUND = {1, 2, 5};

  private NumberBins() {}

  /** A column for each step of a scale. */
  static List<Bin> of(Scale scale, Map<String, Long> counts) {
    // Ordered as numbers are, for which 5 and 5.0 are one.
    var byNumber = new TreeMap<BigDecimal, Long>();
    counts.forEach((text, count) -> byNumber.merge(new BigDecimal(text), count, Long::sum));
    return scale.steps().stream()
        .map(BigDecimal::new)
        .map(s -> bin(s.doubleValue(), byNumber.getOrDefault(s, 0L)))
        .toList();
  }

  private static Bin bin(double step, long count) {
    return new Bin(step - 0.5, step + 0.5, count);
  }

  /** Some columns for numbers; none if there are no numbers. */
  static List<Bin> of(Map<String, Long> counts) {
    var bins = new ArrayList<Bin>();
    if (counts.isEmpty()) {
      return bins;
    }
    double least = counts.keySet().stream().mapToDouble(Double::parseDouble).min().orElseThrow();
    double most = counts.keySet().stream().mapToDouble(Double::parseDouble).max().orElseThrow();
    double finest = Math.max(Math.abs(least), Math.abs(most)) * DISTINCT;
    double width = width(Math.max(most - least, finest), isWhole(counts));
    double first = Math.floor(least / width);
    int columns = (int) (Math.floor(most / width) - first) + 1;
    long[] numbers = new long[columns];
    counts.forEach(
        (text, count) -> {
          int column = (int) (Math.floor(Double.parseDouble(text) / width) - first);
          numbers[Math.max(0, Math.min(columns - 1, column))] += count;
        });
    for (int i = 0; i < columns; i++) {
      bins.add(new Bin((first + i) * width, (first + i + 1) * width, numbers[i]));
    }
    return bins;
  }

  /** The arithmetic mean; 0 of nothing. */
  static double mean(Map<String, Long> counts) {
    double sum = 0;
    long number = 0;
    for (var count : counts.entrySet()) {
      sum += Double.parseDouble(count.getKey()) * count.getValue();
      number += count.getValue();
    }
    return number == 0 ? 0 : sum / number;
  }

  private static boolean isWhole(Map<String, Long> counts) {
    return counts.keySet().stream().noneMatch(text -> text.indexOf('.') >= 0);
  }

  /** The least of 1, 2, 5, 10, 20, … (or such parts of 1) that does not make too many columns. */
  private static double width(double range, boolean whole) {
    int exponent = whole ? 0 : (int) Math.floor(Math.log10(Math.max(range, DISTINCT))) - 2;
    while (true) {
      for (int round : ROUND) {
        double width = round * Math.pow(10, exponent);
        if (range / width < MOST_COLUMNS) {
          return width;
        }
      }
      exponent++;
    }
  }
}
