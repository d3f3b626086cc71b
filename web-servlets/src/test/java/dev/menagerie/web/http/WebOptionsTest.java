package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebOptionsTest {
  private final WebOptions defaults = WebOptions.defaults();

  @Test
  void theDefaultsAreThoseOfTheJavadoc() {
    assertThat(defaults)
        .isEqualTo(
            new WebOptions(
                1_048_576,
                Duration.ofSeconds(30),
                false,
                33_554_432,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void badValuesAreNamed() {
    assertThatThrownBy(() -> defaults.withMaxBody(0)).hasMessageContaining("but is 0");
    assertThatThrownBy(() -> defaults.withTimeout(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> defaults.withCacheBytes(-1)).hasMessageContaining("but is -1");
  }
}
