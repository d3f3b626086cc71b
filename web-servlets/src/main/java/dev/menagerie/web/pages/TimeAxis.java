package dev.menagerie.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** A stretch of time with ticks at full seconds, minutes, hours or days, in UTC. */
record TimeAxis(Instant from, Instant to, Duration step) {

  private static final int MOST_TICKS = 5;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(90));

  static TimeAxis between(Instant from, Instant to) {
    long span = Duration.between(from, to).toSeconds();
    Duration step =
        STEPS.stream()
            .filter(s -> span / s.toSeconds() <= MOST_TICKS)
            .findFirst()
            .orElseGet(() -> Duration.ofDays(Duration.ofSeconds(span).toDays() / MOST_TICKS));
    return new TimeAxis(from, to, step);
  }

  /** Where a moment lies: 0 at the beginning, 1 at the end; in the middle of no time at all. */
  double position(Instant at) {
    double span = seconds(Duration.between(from, to));
    return span == 0 ? 0.5 : seconds(Duration.between(from, at)) / span;
  }

  List<Instant> ticks() {
    long every = step.toSeconds();
    long begin = from.getNano() > 0 ? from.getEpochSecond() + 1 : from.getEpochSecond();
    long first = Math.floorDiv(begin + every - 1, every);
    long last = Math.floorDiv(to.getEpochSecond(), every);
    return LongStream.rangeClosed(first, last)
        .mapToObj(i -> Instant.ofEpochSecond(i * every))
        .toList();
  }

  String label(Instant tick) {
    String pattern =
        step.compareTo(Duration.ofMinutes(1)) < 0
            ? "HH:mm:ss"
            : step.compareTo(Duration.ofDays(1)) < 0
                ? "HH:mm"
                : step.compareTo(Duration.ofDays(90)) < 0 ? "d MMM" : "MMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(tick);
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
