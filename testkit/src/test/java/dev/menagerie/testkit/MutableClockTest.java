package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MutableClockTest {
  private static final Instant MOMENT = Instant.parse("2026-12-01T10:00:00Z");

  private final MutableClock clock = MutableClock.at(MOMENT);

  @Test
  void itStandsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(MOMENT).isEqualTo(clock.instant());
    clock.advance(Duration.ofSeconds(90));
    assertThat(clock.instant()).isEqualTo(MOMENT.plusSeconds(90));
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void inAnotherZoneItIsTheSameClock() {
    var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofHours(1));

    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(elsewhere.instant()).isEqualTo(MOMENT.plusSeconds(3600));
  }

  @Test
  void startingNowItTellsWholeMilliseconds() {
    Instant now = MutableClock.startingNow().instant();

    assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
  }
}
