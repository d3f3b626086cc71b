package dev.menagerie.web.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as text, the same on every machine. */
final class Numbers {

  private static final double FOUR_DIGITS = 1e4;
  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;
  private static final double TRILLION = 1e12;
  private static final double TOO_LONG_TO_WRITE_OUT = 1e15;
  private static final MathContext SIGNIFICANT = new MathContext(3, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** A count in full, as in {@code 12,345}. */
  static String count(long number) {
    return format("#,##0", number);
  }

  /**
   * A number for the tick of an axis, as short as it can be: {@code 0.25}, {@code 2026}, {@code
   * 15,000}, {@code 2.5M}. Four digits are read without a comma, and may be a year.
   */
  static String tick(double number) {
    double size = Math.abs(number);
    if (size < FOUR_DIGITS) {
      return size != 0 && size < 1e-4 ? scientific(number) : format("0.####", number);
    } else if (size < MILLION) {
      return format("#,##0.####", number);
    } else if (size < BILLION) {
      return format("0.###M", number / MILLION);
    } else if (size < TRILLION) {
      return format("0.###B", number / BILLION);
    } else if (size < TOO_LONG_TO_WRITE_OUT) {
      return format("0.###T", number / TRILLION);
    }
    return scientific(number);
  }

  /** A length or place inside a drawing: two decimals at most, and no zeros at the end. */
  static String coordinate(double number) {
    var rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A part of a whole, as in {@code 43%}; nothing that exists is called 0%, nor a part 100%. */
  static String share(long part, double whole) {
    if (part <= 0) {
      return "0%";
    }
    double percent = 100 * part / whole;
    if (percent < 1) {
      return "<1%";
    }
    return percent > 99 && percent < 100 ? ">99%" : Math.round(percent) + "%";
  }

  private static String scientific(double number) {
    return new BigDecimal(number)
        .round(SIGNIFICANT)
        .stripTrailingZeros()
        .toString()
        .replace("E", "e")
        .replace("e+", "e");
  }

  private static String format(String pattern, Number number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }
}
