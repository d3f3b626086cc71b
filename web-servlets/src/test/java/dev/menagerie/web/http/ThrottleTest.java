package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.menagerie.testkit.MutableClock;
import dev.menagerie.testkit.Races;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final String CLIENT = "192.0.2.1";

  private final MutableClock clock = MutableClock.at(Instant.parse("2024-01-01T00:00:00Z"));
  private final Throttle throttle = new Throttle(3, Duration.ofMinutes(1), clock);

  @Test
  void asManyFailuresAsAreFreeCostNothing() {
    fail(2);
    assertThat(succeeds(CLIENT)).isTrue();
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
    assertThat(succeeds(CLIENT)).isTrue();
    fail(2);
    assertThat(succeeds(CLIENT)).isTrue();
    fail(1);
    assertThat(refusal().status()).isEqualTo(429);
  }

  @Test
  void othersAreNotRefused() {
    fail(3);
    assertThat(succeeds("192.0.2.2")).isTrue();
  }

  @Test
  void ofManyAtATimeNoMoreFailThanAreFree() {
    var tried = new AtomicInteger();
    var finishes = Races.settle(20, i -> throttle.attempt(CLIENT, () -> failing(tried)));

    assertThat(tried).hasValue(3);
    assertThat(finishes).filteredOn(finish -> finish.failure() == null).hasSize(3);
    assertThat(finishes)
        .filteredOn(finish -> finish.failure() != null)
        .allMatch(finish -> ((HttpProblem) finish.failure()).status() == 429);
  }

  @Test
  void manyWhoSucceedAtATimeAreAllLetIn() {
    var begun = new CountDownLatch(100);
    var found =
        Races.run(
            100,
            i -> {
              begun.countDown();
              return throttle.attempt(CLIENT, () -> afterAll(begun));
            });
    assertThat(found).containsOnly(Optional.of("in"));
  }

  private static Optional<String> afterAll(CountDownLatch begun) {
    try {
      begun.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Optional.of("in");
  }

  @Test
  void whatBreaksOffIsNoFailure() {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> throttle.attempt(CLIENT, ThrottleTest::breakingOff))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(succeeds(CLIENT)).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.attempt(CLIENT, Optional::empty)).isEmpty();
    }
  }

  private boolean succeeds(String client) {
    return throttle.attempt(client, () -> Optional.of("in")).isPresent();
  }

  private static Optional<String> failing(AtomicInteger tried) {
    tried.incrementAndGet();
    return Optional.empty();
  }

  private static Optional<String> breakingOff() {
    throw new IllegalStateException("away");
  }

  private HttpProblem refusal() {
    return catchThrowableOfType(HttpProblem.class, () -> succeeds(CLIENT));
  }
}
