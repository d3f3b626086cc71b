package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTimeTest {
  @Test
  void eachUnitIsKnown() {
    assertThat(ShortTime.parse("500ms")).contains(Duration.ofMillis(500));
    assertThat(ShortTime.parse("45s")).contains(Duration.ofSeconds(45));
    assertThat(ShortTime.parse("2m")).contains(Duration.ofMinutes(2));
    assertThat(ShortTime.parse("1h")).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "1234567s", "1 s", "1S", "1d"})
  void allElseIsNone(String text) {
    assertThat(ShortTime.parse(text)).isEmpty();
  }
}
