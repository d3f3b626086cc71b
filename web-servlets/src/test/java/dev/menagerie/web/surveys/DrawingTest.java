package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.menagerie.web.pages.Charts.Bin;
import dev.menagerie.web.pages.Charts.Point;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How counted answers become what charts show. */
class DrawingTest {
  @Test
  void textsThatDifferInCaseAndSpacesAreOneAsItIsSpeltMostOften() {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("Jelly", 5L);
    counts.put("glazed", 4L);
    counts.put(" jelly ", 2L);
    counts.put("GLAZED", 3L);
    counts.put("Boston  Cream", 1L);
    counts.put("boston\u00a0cream", 1L);

    assertThat(Folded.together(counts))
        .containsExactly(entry("Jelly", 7L), entry("glazed", 7L), entry("Boston Cream", 2L));
  }

  @Test
  void wholeNumbersOfASmallRangeHaveAColumnEach() {
    assertThat(NumberBins.of(Map.of("3", 2L, "5", 1L)))
        .containsExactly(new Bin(3, 4, 2), new Bin(4, 5, 0), new Bin(5, 6, 1));
  }

  @Test
  void numbersOfAWideRangeShareColumnsWithRoundBounds() {
    var bins = NumberBins.of(Map.of("-40", 1L, "0", 2L, "999", 3L, "1000", 4L));

    assertThat(bins).hasSizeLessThanOrEqualTo(21);
    assertThat(bins.get(0)).isEqualTo(new Bin(-100, 0, 1));
    assertThat(bins.get(bins.size() - 1)).isEqualTo(new Bin(1000, 1100, 4));
    assertThat(bins.stream().mapToLong(Bin::count).sum()).isEqualTo(10);
  }

  @Test
  void anyNumbersEndUpInSomeColumn() {
    for (String number : new String[] {"0", "0.001", "-1.5", "999999999999999999"}) {
      assertThat(NumberBins.of(Map.of(number, 3L)).stream().mapToLong(Bin::count).sum())
          .as(number)
          .isEqualTo(3);
    }
    assertThat(NumberBins.of(Map.of())).isEmpty();
    assertThat(NumberBins.of(Map.of("0.1", 1L, "0.35", 1L)).size()).isBetween(2, 21);
  }

  @Test
  void aStepOfAScaleHasAllItsAnswersHoweverTheyAreWritten() {
    var counts = Map.of("1", 2L, "1.0", 3L, "2.00", 4L, "-0.0", 5L);

    assertThat(NumberBins.of(new Scale(0, 2, "", ""), counts))
        .extracting(Bin::count)
        .containsExactly(5L, 5L, 4L);
  }

  @Test
  void theMeanCountsEachAnswer() {
    assertThat(NumberBins.mean(Map.of("1", 3L, "5", 1L))).isEqualTo(2);
    assertThat(NumberBins.mean(Map.of())).isZero();
  }

  @Test
  void daysWithoutAnAnswerAreOnTheCalendarToo() {
    assertThat(Days.points(Days.days(Map.of("2026-12-01", 2L, "2026-12-04", 1L))))
        .extracting(Point::value)
        .containsExactly(2.0, 0.0, 0.0, 1.0);
    assertThat(Days.points(Days.days(Map.of()))).isEmpty();
  }

  @Test
  void aLongTimeIsCountedByMonthsAndALongerOneByYears() {
    assertThat(Days.points(Days.days(Map.of("2024-01-15", 2L, "2025-01-01", 1L)))).hasSize(13);
    assertThat(Days.years(Days.days(Map.of("1990-01-15", 2L, "2000-01-01", 1L))))
        .hasSize(11)
        .startsWith(new Bin(1990, 1991, 2));
    assertThat(Days.draw("T", Map.of("1000-01-15", 2L, "1100-01-01", 1L)).markup())
        .contains("chart-columns");
  }
}
