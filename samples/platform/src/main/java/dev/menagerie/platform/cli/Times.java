package dev.menagerie.platform.cli;

import dev.menagerie.web.http.ShortTime;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 250ms}, {@code 30s}, {@code 5m} and plain seconds. */
final class Times implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return ShortTime.parse(text.matches("\\d+") ? text + "s" : text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' must be a time such as 250ms, 30s or 5m, of six digits at most"));
  }
}
