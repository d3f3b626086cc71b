package dev.menagerie.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimesTest {
  @ParameterizedTest
  @CsvSource({"90, PT90S", "0s, PT0S", "250ms, PT0.25S", "5m, PT5M", "1h, PT1H"})
  void aTimeIsANumberWithItsUnitElseOfSeconds(String text, Duration time) {
    assertThat(new Times().convert(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1", "1.5s", "5 m", "5d", "1000000", "1000000ms"})
  void whatIsNoneIsToldHowToBeOne(String text) {
    assertThatThrownBy(() -> new Times().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContainingAll("'" + text + "'", "250ms, 30s or 5m", "six digits");
  }
}
