package dev.menagerie.web.pages;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of numbers with ticks at round places, a step being 1, 2 or 5 times a power of ten.
 *
 * <p>Sums are halved before they are made, so that the largest doubles do not overflow.
 */
record Axis(double low, double high, double step) {

  /** From zero up to a tick that is not below {@code highest}; counts have no broken ticks. */
  static Axis ofCounts(double highest) {
    double step = Math.max(1, roundStep(highest / 2, 4));
    return new Axis(0, Math.max(1, Math.ceil(highest / step)) * step, step);
  }

  /** Around these values, beginning and ending at a tick, with zero among them. */
  static Axis around(double lowest, double highest) {
    double bottom = Math.min(0, lowest);
    double top = bottom == 0 && highest <= 0 ? 1 : Math.max(0, highest);
    double step = roundStep(top / 2 - bottom / 2, 4);
    return new Axis(
        Math.max(-Double.MAX_VALUE, Math.floor(bottom / step) * step),
        Math.min(Double.MAX_VALUE, Math.ceil(top / step) * step),
        step);
  }

  /** Exactly from one number to another; the ticks are those inside. */
  static Axis between(double low, double high) {
    return new Axis(low, high, roundStep(high / 2 - low / 2, 5));
  }

  /** Where a number lies: 0 at the low end, 1 at the high end. */
  double position(double number) {
    double halfSpan = high / 2 - low / 2;
    return halfSpan == 0 ? (number > low ? 1 : 0) : (number / 2 - low / 2) / halfSpan;
  }

  List<Double> ticks() {
    double first = Math.ceil(low / step);
    int count = (int) Math.min(12, Math.floor(high / step) - first + 1);
    return IntStream.range(0, count).mapToObj(i -> (first + i) * step).distinct().toList();
  }

  private static double roundStep(double halfSpan, int wanted) {
    double raw = halfSpan / wanted * 2;
    if (raw < Double.MIN_NORMAL) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double times = raw / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }
}
