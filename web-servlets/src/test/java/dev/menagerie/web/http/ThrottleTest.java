package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.menagerie.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final String CLIENT = "192.0.2.1";

  private final MutableClock clock = MutableClock.at(Instant.parse("2024-01-01T00:00:00Z"));
  private final Throttle throttle = new Throttle(3, Duration.ofMinutes(1), clock);

  @Test
  void asManyFailuresAsAreFreeCostNothing() {
    fail(2);
    assertThatCode(() -> throttle.check(CLIENT)).doesNotThrowAnyException();
  }

  @Test
  void whoFailsOnceMoreIsToldHowLongToWait() {
    fail(1);
    clock.advance(Duration.ofSeconds(20));
    fail(2);
    HttpProblem problem = refusal();
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.headers()).containsEntry("Retry-After", "40");
    assertThat(problem).hasMessageContaining("Try again in 40 seconds.");
  }

  @Test
  void whoHasWaitedMayTryAgainFromTheBeginning() {
    fail(3);
    clock.advance(Duration.ofSeconds(60));
    assertThatCode(() -> throttle.check(CLIENT)).doesNotThrowAnyException();
    fail(2);
    assertThatCode(() -> throttle.check(CLIENT)).doesNotThrowAnyException();
    fail(1);
    assertThat(refusal().status()).isEqualTo(429);
  }

  @Test
  void othersAreNotRefused() {
    fail(3);
    assertThatCode(() -> throttle.check("192.0.2.2")).doesNotThrowAnyException();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(CLIENT);
    }
  }

  private HttpProblem refusal() {
    return catchThrowableOfType(HttpProblem.class, () -> throttle.check(CLIENT));
  }
}
