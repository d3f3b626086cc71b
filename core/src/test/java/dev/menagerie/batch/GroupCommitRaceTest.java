package dev.menagerie.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads, one plain counter: a trip too many at a time loses counts. */
@Timeout(60)
class GroupCommitRaceTest {
  private static final int THREADS = 16;
  private static final int WRITES = 2_000;

  private final ExecutorService clients = Executors.newFixedThreadPool(THREADS + 1);
  private int unguarded;

  @AfterEach
  void stopClients() {
    clients.shutdownNow();
  }

  @RepeatedTest(5)
  void everyItemIsCarriedOnceAndTripsNeverOverlap() throws Exception {
    try (var commit = GroupCommit.to("Test store", "count", this::countUnguarded).build()) {
      List<Integer> outcomes = new ArrayList<>();
      for (List<Integer> mine : race(() -> manyCalls(commit))) {
        assertThat(mine).isSorted();
        outcomes.addAll(mine);
      }

      assertThat(unguarded).isEqualTo(THREADS * WRITES);
      assertThat(outcomes).doesNotHaveDuplicates().hasSize(THREADS * WRITES);
      assertThat(commit.statistics().items()).isEqualTo(THREADS * WRITES);
    }
  }

  @RepeatedTest(5)
  void closingWhileBusyAnswersEveryoneAndStoresExactlyWhatItSays() throws Exception {
    var stored = new AtomicInteger();
    var halfway = new CountDownLatch(THREADS * WRITES / 2);
    var commit =
        GroupCommit.<Integer, Integer>to(
                "Test store",
                "count",
                batch -> {
                  stored.addAndGet(batch.size());
                  batch.forEach(item -> halfway.countDown());
                  return batch;
                })
            .build();

    var acknowledged = new AtomicInteger();
    Future<?> closing =
        clients.submit(
            () -> {
              halfway.await();
              commit.close();
              return null;
            });
    race(
        () -> {
          for (int i = 0; i < WRITES; i++) {
            var outcome = commit.submit(i);
            outcome.handle((ok, failure) -> null).join();
            if (!outcome.isCompletedExceptionally()) {
              acknowledged.incrementAndGet();
            }
          }
          return List.of();
        });
    closing.get();

    assertThat(acknowledged.get()).isEqualTo(stored.get()).isLessThan(THREADS * WRITES);
  }

  @RepeatedTest(5)
  void interruptedCallersNeverDisagreeWithTheStore() throws Exception {
    var stored = new ConcurrentLinkedQueue<Integer>();
    var acknowledged = new ConcurrentLinkedQueue<Integer>();
    var refused = new ConcurrentLinkedQueue<Integer>();
    var numbers = new AtomicInteger();
    try (var commit =
        GroupCommit.<Integer, Integer>to(
                "Test store",
                "keep",
                batch -> {
                  stored.addAll(batch);
                  return batch;
                })
            .build()) {
      race(
          () -> {
            for (int i = 0; i < WRITES; i++) {
              int item = numbers.incrementAndGet();
              if (i % 3 == 0) {
                Thread.currentThread().interrupt();
              }
              try {
                acknowledged.add(commit.call(item));
              } catch (RuntimeException e) {
                refused.add(item);
              }
              Thread.interrupted();
            }
            return List.of();
          });
    }

    assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(refused).noneMatch(new HashSet<>(stored)::contains);
    assertThat(acknowledged.size() + refused.size()).isEqualTo(THREADS * WRITES);
  }

  @Test
  void poisonUnderLoadHitsOnlyItself() throws Exception {
    try (var commit =
        GroupCommit.<Integer, Integer>to(
                "Test store",
                "keep",
                batch -> {
                  if (batch.stream().anyMatch(item -> item % 97 == 0)) {
                    throw new IllegalArgumentException("a multiple of 97 in " + batch);
                  }
                  return batch;
                })
            .build()) {
      race(
          () -> {
            for (int i = 1; i <= WRITES; i++) {
              int item = i;
              if (item % 97 == 0) {
                assertThatThrownBy(() -> commit.call(item))
                    .hasMessage("a multiple of 97 in [" + item + "]");
              } else {
                assertThat(commit.call(item)).isEqualTo(item);
              }
            }
            return List.of();
          });
    }
  }

  private List<Integer> manyCalls(GroupCommit<String, Integer> commit) {
    var mine = new ArrayList<Integer>(WRITES);
    for (int i = 0; i < WRITES; i++) {
      mine.add(commit.call("count me"));
    }
    return mine;
  }

  private List<Integer> countUnguarded(List<String> batch) {
    return batch.stream().map(item -> ++unguarded).toList();
  }

  private <V> List<List<V>> race(Callable<List<V>> client) throws Exception {
    var gate = new CountDownLatch(THREADS);
    var running = new ArrayList<Future<List<V>>>();
    for (int i = 0; i < THREADS; i++) {
      running.add(
          clients.submit(
              () -> {
                gate.countDown();
                gate.await();
                return client.call();
              }));
    }
    var results = new ArrayList<List<V>>();
    for (var future : running) {
      results.add(future.get());
    }
    return results;
  }
}
