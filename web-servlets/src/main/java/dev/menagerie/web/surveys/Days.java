package dev.menagerie.web.surveys;

import dev.menagerie.web.pages.Charts.Point;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers along the calendar: by day, or by month or year where that would be too fine. */
final class Days {
  private static final int MOST_POINTS = 120;

  private Days() {}

  /** A point for every day (or month, or year) from the first answer to the last. */
  static List<Point> points(Map<String, Long> counts) {
    var days = new TreeMap<LocalDate, Long>();
    counts.forEach((day, count) -> days.put(LocalDate.parse(day), count));
    if (days.isEmpty()) {
      return List.of();
    }
    ChronoUnit step = step(days.firstKey(), days.lastKey());
    var sums = new TreeMap<LocalDate, Long>();
    days.forEach((day, count) -> sums.merge(begin(day, step), count, Long::sum));
    var points = new ArrayList<Point>();
    for (LocalDate each = sums.firstKey();
        !each.isAfter(sums.lastKey());
        each = each.plus(1, step)) {
      points.add(
          new Point(each.atStartOfDay().toInstant(ZoneOffset.UTC), sums.getOrDefault(each, 0L)));
    }
    return points;
  }

  private static ChronoUnit step(LocalDate first, LocalDate last) {
    if (ChronoUnit.DAYS.between(first, last) < MOST_POINTS) {
      return ChronoUnit.DAYS;
    }
    return ChronoUnit.MONTHS.between(first, last) < MOST_POINTS
        ? ChronoUnit.MONTHS
        : ChronoUnit.YEARS;
  }

  private static LocalDate begin(LocalDate day, ChronoUnit step) {
    return switch (step) {
      case DAYS -> day;
      case MONTHS -> day.withDayOfMonth(1);
      default -> day.withDayOfYear(1);
    };
  }
}
