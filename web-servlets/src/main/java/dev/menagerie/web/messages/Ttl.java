package dev.menagerie.web.messages;

import dev.menagerie.web.http.HttpProblem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long a message is to live: {@code 3600} (seconds), {@code "90s"}, {@code "30d"}. */
final class Ttl {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,10})([smhd])");
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Ttl() {}

  /**
   * Reads a time to live.
   *
   * @param value plain Java, as {@link dev.menagerie.web.http.Json#readObject} makes it
   * @throws HttpProblem 400 if it is anything else, or less than a second, or more than a century
   */
  static Duration of(Object value) {
    Duration ttl = Duration.ZERO;
    if (value instanceof Long seconds) {
      ttl = Duration.ofSeconds(seconds);
    } else if (value instanceof String text) {
      ttl = parse(text);
    }
    if (ttl.isZero() || ttl.isNegative() || ttl.compareTo(LONGEST) > 0) {
      throw new HttpProblem(
          400,
          "'ttl' must be a whole number of seconds, or a text such as '90s', '15m', '12h' or '30d';"
              + " at least a second and at most 36500 days.");
    }
    return ttl;
  }

  private static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Duration.ZERO;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
