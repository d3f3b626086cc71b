package dev.menagerie.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.balancer.Meter;
import dev.menagerie.platform.balancer.Meters;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Meter.Reading GOOD = Meters.reading(1000, 0, 5);

  @Test
  void asGoodAsBeforeIsFine() {
    assertThat(Comparison.worse(GOOD, Meters.reading(1000, 0, 8))).isEmpty();
  }

  @Test
  void moreFailuresAreWorse() {
    assertThat(Comparison.worse(GOOD, Meters.reading(100, 10, 5)))
        .hasValueSatisfying(why -> assertThat(why).contains("10.0 % of 100").contains("0.0 %"));
  }

  @Test
  void failuresThatWereThereBeforeAreNoNews() {
    assertThat(Comparison.worse(Meters.reading(1000, 100, 5), Meters.reading(100, 10, 5)))
        .isEmpty();
  }

  @Test
  void aHandfulOfRequestsProvesNothing() {
    assertThat(Comparison.worse(GOOD, Meters.reading(10, 10, 5))).isEmpty();
  }

  @Test
  void muchSlowerIsWorse() {
    assertThat(Comparison.worse(GOOD, Meters.reading(1000, 0, 900)))
        .hasValueSatisfying(why -> assertThat(why).contains("slowest twentieth"));
  }

  @Test
  void aLittleSlowerIsNot() {
    assertThat(Comparison.worse(GOOD, Meters.reading(1000, 0, 100))).isEmpty();
  }
}
