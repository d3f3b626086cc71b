package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final Deadlines<String> deadlines =
      new Deadlines<>(
          Duration.ofMillis(20), late -> late.completeExceptionally(new TimeoutException()));

  @AfterEach
  void close() {
    deadlines.close();
  }

  @Test
  void whatIsNotDoneInTimeFails() {
    var late = new CompletableFuture<String>();
    deadlines.watch(late);
    await().until(late::isDone);
    assertThat(late)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void whatIsDoneInTimeStaysAsItIs() {
    var done = new CompletableFuture<String>();
    var late = new CompletableFuture<String>();
    deadlines.watch(done);
    deadlines.watch(late);
    done.complete("done");
    await().until(late::isDone);
    assertThat(done).isCompletedWithValue("done");
  }

  @Test
  void laterOnesAreWatchedAfterAPause() {
    for (int i = 0; i < 3; i++) {
      var late = new CompletableFuture<String>();
      deadlines.watch(late);
      await().until(late::isCompletedExceptionally);
    }
  }

  @Test
  void onceTheyAreClosedTheirThreadEnds() throws Exception {
    var endedBy = new CompletableFuture<Thread>();
    var late = new CompletableFuture<String>();
    var told = late.whenComplete((done, failure) -> endedBy.complete(Thread.currentThread()));
    deadlines.watch(late);
    Thread thread = endedBy.get();

    deadlines.close();

    thread.join(60_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(told).isCompletedExceptionally();
  }

  @Test
  void onceTheyAreClosedNobodyIsRefused() {
    deadlines.close();

    var late = new CompletableFuture<String>();
    deadlines.watch(late);
    assertThat(late).isNotDone();
  }
}
