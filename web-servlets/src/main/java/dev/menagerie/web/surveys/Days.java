package dev.menagerie.web.surveys;

import dev.menagerie.web.pages.Charts;
import dev.menagerie.web.pages.Charts.Bin;
import dev.menagerie.web.pages.Charts.Point;
import dev.menagerie.web.pages.Svg;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts answers along the calendar: by day, or by month or year where that would be too fine. */
final class Days {
  private static final int MOST_POINTS = 120;

  private Days() {}

  /**
   * Draws answers by day or month as a line, and by year, which are few and have names, as columns.
   */
  static Svg draw(String title, Map<String, Long> counts) {
    SortedMap<LocalDate, Long> days = days(counts);
    return !days.isEmpty() && step(days) == ChronoUnit.YEARS
        ? Charts.histogram(title, years(days))
        : Charts.timeline(title, points(days));
  }

  /** A point for every day (or month) from the first answer to the last. */
  static List<Point> points(SortedMap<LocalDate, Long> days) {
    var points = new ArrayList<Point>();
    if (days.isEmpty()) {
      return points;
    }
    ChronoUnit step = step(days);
    var sums = new TreeMap<LocalDate, Long>();
    days.forEach((day, count) -> sums.merge(begin(day, step), count, Long::sum));
    for (LocalDate at = sums.firstKey(); !at.isAfter(sums.lastKey()); at = at.plus(1, step)) {
      points.add(new Point(at.atStartOfDay().toInstant(ZoneOffset.UTC), sums.getOrDefault(at, 0L)));
    }
    return points;
  }

  /** A column for every so many years, so that there are not too many. */
  static List<Bin> years(SortedMap<LocalDate, Long> days) {
    var years = new TreeMap<String, Long>();
    days.forEach((day, count) -> years.merge("" + day.getYear(), count, Long::sum));
    return NumberBins.of(years);
  }

  /** Counts by day, in the order of the calendar. */
  static SortedMap<LocalDate, Long> days(Map<String, Long> counts) {
    var days = new TreeMap<LocalDate, Long>();
    counts.forEach((day, count) -> days.put(LocalDate.parse(day), count));
    return days;
  }

  private static ChronoUnit step(SortedMap<LocalDate, Long> days) {
    LocalDate first = days.firstKey();
    LocalDate last = days.lastKey();
    if (ChronoUnit.DAYS.between(first, last) < MOST_POINTS) {
      return ChronoUnit.DAYS;
    }
    return ChronoUnit.MONTHS.between(first, last) < MOST_POINTS
        ? ChronoUnit.MONTHS
        : ChronoUnit.YEARS;
  }

  private static LocalDate begin(LocalDate day, ChronoUnit step) {
    return step == ChronoUnit.DAYS ? day : day.withDayOfMonth(1);
  }
}
