package dev.menagerie.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.balancer.Meter;
import dev.menagerie.platform.balancer.Meters;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Meter.Reading GOOD = Meters.reading(1000, 0, 5);

  private final Comparison comparison = new Comparison(Meter.Reading.NONE, 0);
  private Meter.Reading after = Meter.Reading.NONE;

  /** What is said when these requests have come too, and so much time has gone by. */
  private Optional<String> worse(Meter.Reading before, double seconds, Meter.Reading more) {
    after = after.plus(more);
    return comparison.worse(before, after, Duration.ofMillis((long) (seconds * 1000)).toNanos());
  }

  @Test
  void asGoodAsBeforeIsFine() {
    assertThat(worse(GOOD, 0.2, Meters.reading(1000, 0, 8))).isEmpty();
  }

  @Test
  void moreFailuresAreWorseAtOnce() {
    assertThat(worse(GOOD, 0.2, Meters.reading(100, 10, 5)))
        .hasValueSatisfying(why -> assertThat(why).contains("10.0 % of 100").contains("0.0 %"));
  }

  @Test
  void failuresThatWereThereBeforeAreNoNews() {
    assertThat(worse(Meters.reading(1000, 100, 5), 0.2, Meters.reading(100, 10, 5))).isEmpty();
  }

  @Test
  void aHandfulOfRequestsProvesNothing() {
    assertThat(worse(GOOD, 0.2, Meters.reading(10, 10, 5))).isEmpty();
  }

  @Test
  void muchSlowerIsWorseIfItLasts() {
    assertThat(worse(GOOD, 1, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 2, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 3, Meters.reading(100, 0, 900)))
        .hasValueSatisfying(why -> assertThat(why).contains("slowest twentieth"));
  }

  @Test
  void slownessIsJudgedByTheSecondHoweverOftenOneAsks() {
    for (int look = 0; look < 12; look++) {
      assertThat(worse(GOOD, look / 5.0, Meters.reading(100, 0, 900))).isEmpty();
    }
  }

  @Test
  void aProgramMayWarmUp() {
    assertThat(worse(GOOD, 1, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 2, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 3, Meters.reading(1000, 0, 8))).isEmpty();
    assertThat(worse(GOOD, 4, Meters.reading(100, 0, 900))).isEmpty();
  }

  @Test
  void aFewSlowRequestsWaitForMore() {
    for (int second = 1; second <= 5; second++) {
      assertThat(worse(GOOD, second, Meters.reading(3, 0, 900))).isEmpty();
    }
  }

  @Test
  void anInstanceThatWentTakesItsCountsAlong() {
    assertThat(worse(GOOD, 1, Meters.reading(500, 0, 900))).isEmpty();
    after = Meter.Reading.NONE;
    assertThat(worse(GOOD, 2, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 3, Meters.reading(100, 0, 900))).isEmpty();
    assertThat(worse(GOOD, 4, Meters.reading(100, 0, 900))).isPresent();
  }

  @Test
  void aLittleSlowerIsNot() {
    for (int second = 1; second <= 5; second++) {
      assertThat(worse(GOOD, second, Meters.reading(1000, 0, 100))).isEmpty();
    }
  }
}
