package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RacesTest {
  @Test
  void resultsComeInTheOrderOfTheThreads() {
    assertThat(Races.run(5, number -> number * 10)).containsExactly(0, 10, 20, 30, 40);
  }

  @Test
  void allThreadsRunAtTheSameTime() {
    var barrier = new CyclicBarrier(16);

    assertThat(Races.run(16, number -> barrier.await() >= 0)).hasSize(16).containsOnly(true);
  }

  @Test
  void oneThreadThatFailsFailsTheRace() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Races.run(
                    3,
                    number -> {
                      if (number > 0) {
                        throw new IOException("thread " + number);
                      }
                      return null;
                    }))
        .withMessageContaining("thread 1")
        .withCauseInstanceOf(IOException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void settlingTellsHowEachEnded() {
    var boom = new IOException("boom");
    var finishes =
        Races.settle(
            2,
            number -> {
              if (number == 1) {
                throw boom;
              }
              return "fine";
            });

    assertThat(finishes)
        .containsExactly(new Races.Finish<>("fine", null), new Races.Finish<>(null, boom));
  }

  @Test
  void stuckThreadsAreShownAndInterrupted() throws InterruptedException {
    var interrupted = new CountDownLatch(1);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Races.settle(
                    1,
                    Duration.ofMillis(200),
                    number -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return null;
                    }))
        .withMessageContainingAll("stuck", "\"racer 0\" WAITING", "RacesTest");
    interrupted.await();
  }

  @Test
  void whoeverLooksOnLooksUntilAllAreThrough() {
    var looks = new AtomicInteger();
    var lookedTwice = new CountDownLatch(2);

    var results =
        Races.run(
            2,
            number -> {
              lookedTwice.await();
              return number;
            },
            () -> {
              looks.incrementAndGet();
              lookedTwice.countDown();
            });

    assertThat(results).containsExactly(0, 1);
    assertThat(looks.get()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whoeverLooksOnMayFailTheRace() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Races.run(
                    2,
                    number -> number,
                    () -> {
                      throw new IllegalStateException("saw something");
                    }))
        .withMessageContaining("saw something");
  }
}
