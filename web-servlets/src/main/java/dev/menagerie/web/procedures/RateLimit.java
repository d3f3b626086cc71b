package dev.menagerie.web.procedures;

import dev.menagerie.store.Counters;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls a user, and an address, may make in a time.
 *
 * @param calls how many, at least 1; default: 5
 * @param window in which time, whole seconds; default: 15 s
 * @param counters where replicas count together; empty: each counts for itself
 */
public record RateLimit(long calls, Duration window, Optional<Counters> counters) {
  /** The {@code ServletContext} attribute with the limit, if there is to be one. */
  public static final String ATTRIBUTE = "dev.menagerie.web.procedures.RateLimit";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,4})([smh])");

  /** Refuses what is out of bounds. */
  public RateLimit {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1, but is " + calls);
    }
    if (window.toSeconds() < 1) {
      throw new IllegalArgumentException("window must be at least 1 s, but is " + window);
    }
  }

  /** The defaults. */
  public static RateLimit usual() {
    return new RateLimit(5, Duration.ofSeconds(15), Optional.empty());
  }

  /**
   * Reads {@code on}, {@code off}, or a number of calls and a time, as in {@code 5/15s}.
   *
   * @return empty if there is no limit
   * @throws IllegalArgumentException if it is none of these
   */
  public static Optional<RateLimit> parse(String text) {
    return switch (text) {
      case "on", "true" -> Optional.of(usual());
      case "off", "false" -> Optional.empty();
      default -> Optional.of(said(text));
    };
  }

  private static RateLimit said(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("rate limit must be on, off, or such as 5/15s");
    }
    long amount = Long.parseLong(form.group(2));
    Duration window =
        switch (form.group(3)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return new RateLimit(Long.parseLong(form.group(1)), window, Optional.empty());
  }

  /** The same limit, counted where all replicas count, if it has no such place yet. */
  public RateLimit orCountedBy(Optional<Counters> shared) {
    return counters.isPresent() ? this : new RateLimit(calls, window, shared);
  }
}
