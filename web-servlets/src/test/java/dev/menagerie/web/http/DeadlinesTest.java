package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines(Duration.ofMillis(20));

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
}
