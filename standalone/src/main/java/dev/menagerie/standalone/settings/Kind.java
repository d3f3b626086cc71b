package dev.menagerie.standalone.settings;

import dev.menagerie.store.StoreUrl;
import dev.menagerie.web.http.ShortTime;
import dev.menagerie.web.procedures.RateLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How the text of a setting becomes its value.
 *
 * @param placeholder stands for the value in the help; empty for a setting that is on or off, whose
 *     flag needs no value
 * @param allowed what may be said, in words that follow «must be»
 * @param reader makes the value; throws {@link IllegalArgumentException} if the text is not allowed
 * @param shown the text as it may be shown: without secrets
 * @param mayComeFromFile whether the text may hold a secret, and so may also be read from a file
 */
public record Kind<T>(
    String placeholder,
    String allowed,
    Function<String, T> reader,
    UnaryOperator<String> shown,
    boolean mayComeFromFile) {

  private Kind(String placeholder, String allowed, Function<String, T> reader) {
    this(placeholder, allowed, reader, UnaryOperator.identity(), false);
  }

  static Kind<Boolean> onOff() {
    return new Kind<>(
        "",
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  static Kind<Integer> port() {
    return new Kind<>(
        "N", "a port from 0 to 65535 (0 takes a free one)", text -> (int) number(text, 0, 65_535));
  }

  static Kind<Long> number(long min, long max) {
    return new Kind<>(
        "N", "a whole number from " + min + " to " + max, text -> number(text, min, max));
  }

  /** A stretch of time. */
  public static Kind<Duration> duration() {
    return new Kind<>("TIME", "a time such as 500ms, 2s, 1m or 1h", Kind::time);
  }

  /** A stretch of time that is not over at once. */
  static Kind<Duration> positiveDuration() {
    return new Kind<>(
        "TIME",
        "a time such as 500ms, 2s, 1m or 1h, and not 0",
        text -> {
          Duration duration = time(text);
          if (duration.isZero()) {
            throw new IllegalArgumentException();
          }
          return duration;
        });
  }

  static Kind<String> text(String placeholder) {
    return new Kind<>(placeholder, "some text without blanks", Kind::word);
  }

  /** A secret is a line: of a file with more of them the first. */
  static Kind<String> secret() {
    return new Kind<>("TEXT", "some text", text -> nonEmpty(firstLine(text)), text -> "***", true);
  }

  static Kind<String> key(int shortest) {
    return new Kind<>(
        "TEXT",
        "at least " + shortest + " characters that nobody can guess",
        text -> {
          if (text.length() < shortest) {
            throw new IllegalArgumentException();
          }
          return text;
        },
        text -> "***",
        true);
  }

  static Kind<String> label(int longest) {
    return new Kind<>(
        "TEXT",
        "a text of 1 to " + longest + " characters",
        text -> {
          if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }

  static <T> Kind<T> oneOf(List<T> values) {
    List<String> names = values.stream().map(Object::toString).toList();
    return new Kind<>(
        String.join("|", names),
        "one of " + String.join(", ", names),
        text ->
            values.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  static Kind<Instant> moment() {
    return new Kind<>("TIME", "a moment such as 2026-12-01T12:00Z", Kind::moment);
  }

  static Kind<List<String>> words(String placeholder) {
    return new Kind<>(
        placeholder,
        "names with commas between them",
        text -> Pattern.compile(",").splitAsStream(text).map(Kind::word).toList());
  }

  /** A file or folder, which need not exist. */
  public static Kind<Path> path(String placeholder) {
    return new Kind<>(placeholder, "a path", text -> Path.of(nonEmpty(text)));
  }

  static Kind<Optional<RateLimit>> rateLimit() {
    return new Kind<>(
        "N/TIME", "on (5/15s), off, or calls in a time such as 100/1m", RateLimit::parse);
  }

  static Kind<List<Path>> paths(String placeholder) {
    return new Kind<>(
        placeholder,
        "paths with commas between them",
        text ->
            Pattern.compile(",")
                .splitAsStream(text)
                .map(path -> Path.of(nonEmpty(path.strip())))
                .toList());
  }

  /** A URL, which may hold a password, is a line too. */
  static Kind<StoreUrl> storeUrl() {
    return new Kind<>(
        "URL",
        "a store's URL such as jdbc:h2:file:./data/menagerie, postgresql://host/db,"
            + " redis://host:6379 or consul://host:8500",
        text -> StoreUrl.of(firstLine(text)),
        Kind::masked,
        true);
  }

  /**
   * Reads a text.
   *
   * @param name who says it, as in {@code --port}
   * @throws BadSettingException if it is not allowed
   */
  public T read(String name, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(
          name + " is '" + shown.apply(text) + "', but must be " + allowed, e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The scheme in front makes the masking work on a text that lacks one. */
  private static String masked(String text) {
    String line = firstLine(text).replaceAll("\\R", " ");
    return StoreUrl.of("url:" + line).toString().substring("url:".length());
  }

  private static long number(String text, long min, long max) {
    long number = Long.parseLong(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static Duration time(String text) {
    return ShortTime.parse(text).orElseThrow(IllegalArgumentException::new);
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String word(String text) {
    if (nonEmpty(text).chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String nonEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
