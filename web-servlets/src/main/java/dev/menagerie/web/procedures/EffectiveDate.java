package dev.menagerie.web.procedures;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates from which on something holds, or as of which somebody asks; UTC, as all our time. */
public final class EffectiveDate {
  private EffectiveDate() {}

  /**
   * Reads a date such as {@code 2018-10-01}, whose beginning is meant, or a moment such as {@code
   * 2018-10-01T12:00:00Z}.
   *
   * @param field how it is called, for the message
   * @throws IllegalArgumentException if it is neither, or in the future
   */
  public static Instant parse(String field, String text, Clock clock) {
    Instant moment = read(field, text);
    if (moment.isAfter(clock.instant())) {
      throw new IllegalArgumentException(
          field + " must not be in the future, but is '" + text + "'");
    }
    return moment;
  }

  /**
   * The last moment of a date, or a moment as it is: what is in force on a day includes what begins
   * on it.
   */
  static Instant asOf(String field, String text) {
    Instant moment = read(field, text);
    // To the microsecond, which is as finely as stores keep moments.
    return text.indexOf('T') < 0 ? moment.plus(1, DAYS).minus(1, MICROS) : moment;
  }

  /** Only years of four digits: those are the ones that every store knows. */
  private static Instant read(String field, String text) {
    try {
      OffsetDateTime moment =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text.replace(' ', '+')).withOffsetSameInstant(ZoneOffset.UTC);
      if (moment.getYear() < 1 || moment.getYear() > 9999) {
        throw new DateTimeException("The year is not one of 1 to 9999");
      }
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field
              + " must be a date such as 2018-10-01 or a moment such as 2018-10-01T12:00:00Z,"
              + " in the years 1 to 9999, but is '"
              + text
              + "'",
          e);
    }
  }
}
