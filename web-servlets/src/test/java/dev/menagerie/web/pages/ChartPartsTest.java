package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes, numbers and labels: what charts are put together from. */
class ChartPartsTest {

  @Test
  void countsHaveWholeRoundTicks() {
    assertThat(Axis.ofCounts(2257).ticks()).containsExactly(0.0, 1000.0, 2000.0, 3000.0);
    assertThat(Axis.ofCounts(3).ticks()).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(Axis.ofCounts(0).ticks()).containsExactly(0.0, 1.0);
  }

  @Test
  void anAxisOfValuesIncludesZeroAndBothEnds() {
    assertThat(Axis.around(-5, 12).ticks()).containsExactly(-5.0, 0.0, 5.0, 10.0, 15.0);
    assertThat(Axis.around(-5, -4).ticks()).startsWith(-6.0).endsWith(0.0);
    assertThat(Axis.around(40, 130).ticks()).containsExactly(0.0, 50.0, 100.0, 150.0);
  }

  @Test
  void anAxisBetweenTwoNumbersHasItsTicksInside() {
    assertThat(Axis.between(3, 27).ticks()).containsExactly(5.0, 10.0, 15.0, 20.0, 25.0);
  }

  @Test
  void noAxisHasSoManyTicksThatTheyRunTogether() {
    for (double most = 1; most < 1e300; most *= 1.7) {
      assertThat(Axis.ofCounts(most).ticks()).hasSizeBetween(2, 7);
      assertThat(Axis.between(-most, most).ticks()).hasSizeBetween(2, 12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:02:10Z, 2026-11-21T10:02:13Z, 10:02:11 10:02:12 10:02:13",
    "2026-11-21T10:02:10Z, 2026-11-21T11:01:00Z, 10:15 10:30 10:45 11:00",
    "2026-11-21T10:02:10Z, 2026-11-22T11:01:00Z, 12:00 18:00 00:00 06:00",
    "2026-11-21T10:02:10Z, 2026-11-24T11:01:00Z, 22 Nov 23 Nov 24 Nov"
  })
  void timeIsToldAtFullMomentsInUtc(Instant from, Instant to, String labels) {
    TimeAxis axis = TimeAxis.between(from, to);
    assertThat(axis.ticks().stream().map(axis::label)).isNotEmpty();
    assertThat(String.join(" ", axis.ticks().stream().map(axis::label).toList())).contains(labels);
  }

  @Test
  void aThousandYearsHaveNoMoreTicksThanAMinute() {
    Instant from = Instant.parse("1000-01-01T00:00:00Z");
    Instant to = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(TimeAxis.between(from, to).ticks()).hasSizeBetween(2, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.25, 0.25",
    "2026, 2026",
    "15000, '15,000'",
    "-20, -20",
    "2500000, 2.5M",
    "3e9, 3B",
    "4e12, 4T",
    "1e18, 1e18",
    "1.7976931348623157E308, 1.8e308",
    "0.0000001, 1e-7"
  })
  void aTickIsAsShortAsItCanBe(double number, String text) {
    assertThat(Numbers.tick(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0%", "1, 3, 33%", "1, 1000, <1%", "999, 1000, >99%", "5, 5, 100%"})
  void aShareNeverHidesSomebody(long part, double whole, String text) {
    assertThat(Numbers.share(part, whole)).isEqualTo(text);
  }

  @Test
  void aLongLabelBreaksBetweenWordsAndEndsInAnEllipsis() {
    assertThat(Labels.wrap("Whales")).isEqualTo(List.of("Whales"));
    assertThat(Labels.wrap("Something else, with a long name"))
        .isEqualTo(List.of("Something else, with a", "long name"));
    assertThat(Labels.wrap("x".repeat(60)))
        .isEqualTo(List.of("x".repeat(Labels.WIDTH), "x".repeat(Labels.WIDTH - 1) + "…"));
  }

  @Test
  void aLabelIsNotCutInsideACharacter() {
    String whale = "\uD83D\uDC33";
    assertThat(Labels.wrap(whale.repeat(25))).isEqualTo(List.of(whale.repeat(24), whale));
  }
}
