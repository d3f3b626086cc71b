package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdminPasswordTest {
  private static final String CLIENT = "192.0.2.1";

  private final MutableClock clock = MutableClock.startingNow();
  private final AdminPassword password = AdminPassword.of("öpen sesame", clock);

  @Test
  void onlyTheRightOneIsRight() {
    assertThat(password.isKnownTo(CLIENT, "öpen sesame")).isTrue();
    assertThat(password.isKnownTo(CLIENT, "open sesame")).isFalse();
    assertThat(password.isKnownTo(CLIENT, "")).isFalse();
  }

  @Test
  void whoKnowsItIsNeverSlowedDown() {
    for (int i = 0; i < 4; i++) {
      password.isKnownTo(CLIENT, "guess " + i);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(password.isKnownTo(CLIENT, "öpen sesame")).isTrue();
    }
  }

  @Test
  void afterFiveWrongOnesEvenTheRightOneIsNotLookedAtForAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(password.isKnownTo(CLIENT, "guess " + i)).isFalse();
    }
    assertThatThrownBy(() -> password.isKnownTo(CLIENT, "öpen sesame"))
        .isInstanceOf(HttpProblem.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(password.isKnownTo(CLIENT, "öpen sesame")).isTrue();
  }

  @Test
  void theEmptyOneIsRefusedAndNoneIsShown() {
    assertThatThrownBy(() -> AdminPassword.of("")).hasMessageContaining("must not be empty");
    assertThat(password).hasToString("AdminPassword[***]");
  }
}
