package dev.menagerie.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
  private static final StoreCall CALL = new StoreCall("Test store", "put", "");

  private final Trip trip = new Trip();
  private final List<Thread> threads = new ArrayList<>();
  private GroupCommit<String, String> commit = GroupCommit.to("Test store", "put", trip).build();

  @AfterEach
  void letEverythingEnd() throws InterruptedException {
    trip.letAllPass();
    commit.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aLoneCallerCarriesItsOwnBatchOnItsOwnThread() {
    var carrier = new AtomicReference<Thread>();
    trip.doing(
        batch -> {
          carrier.set(Thread.currentThread());
          return batch;
        });

    assertThat(commit.call("a")).isEqualTo("a");
    assertThat(carrier).hasValue(Thread.currentThread());
  }

  @Test
  void submittingReturnsAtOnceAndSoALoneProducerFillsTheNextTrip() {
    trip.stopping();
    var first = commit.submit("a");
    trip.awaitArrival();
    var others = List.of(commit.submit("b"), commit.submit("c"));
    assertThat(first).isNotDone();

    trip.letAllPass();

    assertThat(first.join()).isEqualTo("done a");
    others.forEach(CompletableFuture::join);
    assertThat(trip.batches()).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void whatArrivesDuringATripSharesTheNextInTheOrderOfArrival() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var second = commit.submit("b");
    var third = commit.submit("c");

    trip.letAllPass();

    assertThat(first.join()).isEqualTo("done a");
    assertThat(second.join()).isEqualTo("done b");
    assertThat(third.join()).isEqualTo("done c");
    assertThat(trip.batches()).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void theFirstCallerIsAnsweredWithoutCarryingTheOthers() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var second = commit.submit("b");

    trip.letPass(1);

    assertThat(first.join()).isEqualTo("done a");
    trip.awaitArrival();
    assertThat(second).isNotDone();
  }

  @Test
  void aCallerIsAnsweredOnlyAfterItsOwnTripHasReturned() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    assertThat(first).isNotDone();

    trip.letPass(1);

    assertThat(first.join()).isEqualTo("done a");
  }

  @Test
  void aBatchTakesNoMoreThanItsWeightButAlwaysOneItem() {
    commit =
        GroupCommit.to("Test store", "put", trip)
            .weighing(String::length)
            .maxBatch(3)
            .maxWaiting(100)
            .build();
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var rest = List.of(commit.submit("bb"), commit.submit("c"), commit.submit("dddddd"));

    trip.letAllPass();

    first.join();
    rest.forEach(CompletableFuture::join);
    assertThat(trip.batches()).containsExactly(List.of("a"), List.of("bb", "c"), List.of("dddddd"));
  }

  @Test
  void beyondItsBoundTheQueueTurnsCallersAwayAndSaysHowFullItIs() {
    commit = GroupCommit.to("Test store", "put", trip).maxWaiting(2).build();
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var queued = List.of(commit.submit("b"), commit.submit("c"));

    var refused = commit.submit("d");

    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(refused::join)
        .hasCauseInstanceOf(StoreBusyException.class)
        .hasMessageContaining("2 others are waiting")
        .hasMessageContaining("Test store");
    assertThat(commit.statistics().refused()).isOne();
    trip.letAllPass();
    first.join();
    queued.forEach(CompletableFuture::join);
    assertThat(trip.batches()).doesNotContain(List.of("d"));
    assertThat(commit.call("e")).isEqualTo("done e");
  }

  @Test
  void aPoisonedItemFailsAloneAndItsNeighboursAreStored() {
    trip.doing(
        batch -> {
          if (batch.contains("poison")) {
            throw new IllegalStateException("cannot store poison");
          }
          return batch;
        });

    var futures = batchOf("a", "b", "poison", "c", "d", "e", "f");

    for (var future : futures) {
      future.handle((outcome, failure) -> null).join();
    }
    assertThat(futures.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(1);
    assertThatThrownBy(futures.get(2)::join).hasRootCauseMessage("cannot store poison");
    assertThat(futures.get(6).join()).isEqualTo("f");
  }

  @Test
  void twoPoisonedItemsFailAlone() {
    trip.doing(
        batch -> {
          if (batch.contains("x") || batch.contains("y")) {
            throw new IllegalArgumentException("poison in " + batch);
          }
          return batch;
        });

    var futures = batchOf("x", "a", "b", "c", "y");

    assertThat(futures.subList(1, 4)).allSatisfy(f -> assertThat(f.join()).isNotNull());
    assertThatThrownBy(futures.get(0)::join).hasRootCauseMessage("poison in [x]");
    assertThatThrownBy(futures.get(4)::join).hasRootCauseMessage("poison in [y]");
  }

  @Test
  void aStoreThatIsAwayFailsTheWholeBatchWithoutFurtherTrips() {
    trip.doing(
        batch -> {
          if (batch.contains("a")) {
            return batch;
          }
          throw new StoreUnavailableException(CALL, "it is away.", null);
        });

    var futures = batchBehind("a", List.of("b", "c", "d"));

    assertThat(futures)
        .allSatisfy(
            f -> assertThatThrownBy(f::join).hasCauseInstanceOf(StoreUnavailableException.class));
    assertThat(trip.batches()).containsExactly(List.of("a"), List.of("b", "c", "d"));
  }

  @Test
  void anUnknownOutcomeIsNeverRetried() {
    trip.doing(
        batch -> {
          if (batch.contains("a")) {
            return batch;
          }
          throw new OutcomeUnknownException(CALL, "no answer.", null);
        });

    var futures = batchBehind("a", List.of("b", "c"));

    assertThat(futures)
        .allSatisfy(
            f -> assertThatThrownBy(f::join).hasCauseInstanceOf(OutcomeUnknownException.class));
    assertThat(trip.batches()).hasSize(2);
  }

  @Test
  void afterASplitNobodyIsToldThatNothingWasStored() {
    var unavailable = new StoreUnavailableException(CALL, "it is away.", null);
    var busy = new StoreBusyException(CALL, "it is full.");
    trip.doing(
        batch -> {
          if (batch.contains("first")) {
            return batch;
          }
          if (batch.size() == 4) {
            throw new StoreException(CALL, "all but one are stored.", null);
          }
          throw batch.contains("a") ? unavailable : busy;
        });

    var futures = batchOf("a", "b", "c", "d");

    assertThat(futures)
        .allSatisfy(
            f -> assertThatThrownBy(f::join).hasCauseInstanceOf(OutcomeUnknownException.class));
    assertThatThrownBy(futures.get(0)::join).hasRootCause(unavailable);
    assertThatThrownBy(futures.get(3)::join).hasRootCause(busy);
  }

  @Test
  void anErrorReachesTheCallersAndTheNextTripGoesOn() {
    trip.doing(
        batch -> {
          throw new StackOverflowError("deep");
        });
    assertThatThrownBy(() -> commit.call("a")).isInstanceOf(StackOverflowError.class);

    trip.doing(batch -> batch);
    assertThat(commit.call("b")).isEqualTo("b");
  }

  @Test
  void aTripThatAnswersTooFewItemsIsReportedAsBroken() {
    trip.doing(batch -> List.of());

    assertThatThrownBy(() -> commit.call("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 outcomes for 1 items");
  }

  @Test
  void aTripThatAnswersNothingLeavesNobodyWaiting() {
    trip.doing(batch -> null);
    assertThatThrownBy(() -> settled(commit.submit("a")))
        .hasCauseInstanceOf(OutcomeUnknownException.class);

    trip.doing(batch -> batch);
    assertThat(settled(commit.submit("b"))).isEqualTo("b");
  }

  @Test
  void anErrorBetweenTwoTripsLeavesNobodyWaiting() {
    var times = new AtomicLong();
    commit =
        GroupCommit.to("Test store", "put", trip)
            .nanoTime(
                () -> {
                  if (times.incrementAndGet() == 2) {
                    throw new OutOfMemoryError("for once");
                  }
                  return 0;
                })
            .build();

    assertThat(settled(commit.submit("a"))).isEqualTo("done a");
    assertThat(settled(commit.submit("b"))).isEqualTo("done b");
  }

  @Test
  void whereThereIsNoThreadToBeHadWhatWasSubmittedIsTurnedAway() {
    commit = withoutAFirstThread();

    assertThatThrownBy(() -> settled(commit.submit("a")))
        .hasCauseInstanceOf(StoreBusyException.class)
        .hasMessageContaining("no thread")
        .hasMessageContaining("nothing was stored");
    assertThat(settled(commit.submit("b"))).isEqualTo("done b");
    assertThat(trip.batches()).containsExactly(List.of("b"));
    assertThat(commit.statistics()).isEqualTo(new GroupCommit.Statistics(1, 1, 0, 1));
  }

  @Test
  void whatIsTurnedAwayIsAnsweredThoughNobodyCanSayWhy() {
    var unspeakable = new Unspeakable();
    commit = withoutAFirstThread(unspeakable);

    var turnedAway = commit.submit("a");

    assertThatThrownBy(() -> settled(turnedAway)).hasCause(unspeakable);
    assertThat(settled(commit.submit("b"))).isEqualTo("done b");
    assertThat(trip.batches()).containsExactly(List.of("b"));
  }

  @Test
  void whoCarriedItsOwnItemHasItsAnswerThoughThereIsNoThreadForTheOthers() {
    commit = withoutAFirstThread();
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var behind = commit.submit("b");
    trip.letAllPass();

    assertThat(settled(first)).isEqualTo("done a");
    assertThatThrownBy(() -> settled(behind)).hasCauseInstanceOf(StoreBusyException.class);
    assertThat(settled(commit.submit("c"))).isEqualTo("done c");
  }

  @Test
  void callRethrowsWhatTheTripThrew() {
    var unavailable = new StoreUnavailableException(CALL, "it is away.", null);
    trip.doing(
        batch -> {
          throw unavailable;
        });

    assertThatThrownBy(() -> commit.call("a")).isSameAs(unavailable);
  }

  @Test
  void aCallerInterruptedInTheQueueTakesItsItemBack() throws InterruptedException {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var failure = new CompletableFuture<Throwable>();
    var stillInterrupted = new CompletableFuture<Boolean>();
    Thread caller =
        start(
            () -> {
              try {
                commit.call("b");
              } catch (RuntimeException e) {
                failure.complete(e);
              }
              stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
    awaitWaiting(1);

    caller.interrupt();

    assertThat(failure.join())
        .isInstanceOf(StoreBusyException.class)
        .hasMessageContaining("nothing was stored");
    assertThat(stillInterrupted.join()).isTrue();
    assertThat(commit.statistics().waiting()).isZero();
    trip.letAllPass();
    first.join();
    commit.close();
    assertThat(trip.batches()).containsExactly(List.of("a"));
  }

  @Test
  void aCallerInterruptedOnItsWayWaitsForItsOutcome() throws InterruptedException {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var outcome = new CompletableFuture<String>();
    var stillInterrupted = new CompletableFuture<Boolean>();
    Thread caller =
        start(
            () -> {
              outcome.complete(commit.call("b"));
              stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
    awaitWaiting(1);
    trip.letPass(1);
    trip.awaitArrival();

    caller.interrupt();
    trip.letAllPass();

    assertThat(outcome.join()).isEqualTo("done b");
    assertThat(stillInterrupted.join()).isTrue();
    first.join();
  }

  @Test
  void anInterruptSetBeforeDoesNotReachTheTripButIsNotLost() {
    var seen = new AtomicReference<Boolean>();
    trip.doing(
        batch -> {
          seen.set(Thread.currentThread().isInterrupted());
          return batch;
        });

    Thread.currentThread().interrupt();
    commit.call("a");

    assertThat(seen).hasValue(false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closingWaitsForWhatWasTakenAndTakesNoMore() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var second = commit.submit("b");
    Thread closer = start(commit::close);
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    var late = commit.submit("c");

    assertThatThrownBy(late::join)
        .hasCauseInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("closed");
    assertThat(closer.isAlive()).isTrue();
    trip.letAllPass();
    assertThat(first.join()).isEqualTo("done a");
    assertThat(second.join()).isEqualTo("done b");
  }

  @Test
  void thoseWhoWereAnsweredTogetherMayTravelTogetherAgain() {
    longTrips();
    answerTwoTogether();

    var third = commit.submit("d");
    var fourth = commit.submit("e");

    third.join();
    fourth.join();
    assertThat(trip.batches()).endsWith(List.of("d", "e"));
  }

  @Test
  void thoseWhoCameDuringATripTravelWithThoseWhomItAnswered() {
    longTrips();
    trip.stopping();
    var first = commit.submit("a");
    trip.awaitArrival();
    var answered = List.of(commit.submit("b"), commit.submit("c"));
    trip.letPass(1);
    trip.awaitArrival();
    var behind = commit.submit("d");
    trip.letAllPass();
    answered.forEach(CompletableFuture::join);

    var back = commit.submit("e");
    giveWay(() -> commit.statistics().waiting() == 0);
    var late = commit.submit("f");

    CompletableFuture.allOf(first, behind, back, late).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(trip.batches()).endsWith(List.of("d", "e", "f"));
  }

  @Test
  void theImpatientDoNotWaitForCompany() {
    commit = longTripsTo(trip).impatient().build();
    answerTwoTogether();

    commit.submit("d").orTimeout(20, TimeUnit.SECONDS).join();

    assertThat(trip.batches()).endsWith(List.of("d"));
  }

  @Test
  void afterATripThatTookVeryLongNobodyWaitsLongForCompany() {
    commit = daysTo(trip).build();
    answerTwoTogether();

    commit.submit("d").orTimeout(20, TimeUnit.SECONDS).join();

    assertThat(trip.batches()).endsWith(List.of("d"));
  }

  @Test
  void closingDoesNotWaitForCompany() {
    longTrips();
    answerTwoTogether();

    var third = commit.submit("d");
    commit.close();

    assertThat(third).isCompletedWithValue("done d");
  }

  @Test
  void closingTwiceIsHarmless() {
    commit.close();
    commit.close();

    assertThat(commit.submit("a")).isCompletedExceptionally();
  }

  @Test
  void closingFromWithinATripDoesNotWaitForItself() {
    trip.doing(
        batch -> {
          commit.close();
          return batch;
        });

    assertThat(commit.call("a")).isEqualTo("a");
  }

  @Test
  void closingFromWithinATripLeavesNobodyBehind() {
    var behind = new AtomicReference<CompletableFuture<String>>();
    trip.doing(
        batch -> {
          if (batch.equals(List.of("a"))) {
            behind.set(commit.submit("b"));
            commit.close();
          }
          return batch;
        });

    assertThat(commit.call("a")).isEqualTo("a");
    assertThat(behind.get().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("b");
  }

  @Test
  void whoCarriedItsOwnItemAndThenClosesWaitsForTheOthers() {
    var behind = new AtomicReference<CompletableFuture<String>>();
    var closed = new AtomicBoolean();
    Thread closing = Thread.currentThread();
    trip.doing(
        batch -> {
          if (batch.equals(List.of("a"))) {
            behind.set(commit.submit("b"));
          } else {
            while (!closed.get() && closing.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
            giveWay(closed::get);
          }
          return batch;
        });

    commit.call("a");
    commit.close();
    closed.set(!behind.get().isDone());

    assertThat(closed).isFalse();
  }

  @Test
  void anActionOnAFutureMaySubmitAgain() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var chained = commit.submit("b").thenCompose(outcome -> commit.submit("c"));

    trip.letAllPass();

    assertThat(chained.join()).isEqualTo("done c");
    first.join();
  }

  @Test
  void anActionThatThrowsDoesNoHarm() {
    trip.stopping();
    var first = inBackground("a");
    trip.awaitArrival();
    var failing =
        commit
            .submit("b")
            .thenRun(
                () -> {
                  throw new IllegalStateException("careless caller");
                });

    trip.letAllPass();

    assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
    assertThat(commit.call("c")).isEqualTo("done c");
    first.join();
  }

  @Test
  void statisticsTellTripsAndItems() {
    batchBehind("a", List.of("b", "c", "d")).forEach(CompletableFuture::join);

    var statistics = commit.statistics();
    assertThat(statistics.trips()).isEqualTo(2);
    assertThat(statistics.items()).isEqualTo(4);
    assertThat(statistics.waiting()).isZero();
  }

  @Test
  void boundsMustBePositive() {
    var builder = GroupCommit.to("Test store", "put", trip);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxBatch(0))
        .withMessage("maxBatch must be at least 1, but is 0");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxWaiting(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.patience(0));
  }

  private List<CompletableFuture<String>> batchOf(String... items) {
    return batchBehind("first", List.of(items));
  }

  /** Lets one item depart alone, and all the others in the trip behind it. */
  private List<CompletableFuture<String>> batchBehind(String first, List<String> items) {
    trip.stopping();
    var ahead = inBackground(first);
    trip.awaitArrival();
    var futures = items.stream().map(commit::submit).toList();
    trip.letAllPass();
    ahead.join();
    futures.forEach(f -> f.handle((outcome, failure) -> null).join());
    return futures;
  }

  private GroupCommit<String, String> withoutAFirstThread() {
    return withoutAFirstThread(new OutOfMemoryError("unable to create native thread"));
  }

  /** Its background thread cannot be started the first time that it is wanted. */
  private GroupCommit<String, String> withoutAFirstThread(Error why) {
    var wanted = new AtomicLong();
    return GroupCommit.to("Test store", "put", trip)
        .threads(
            task -> {
              if (wanted.incrementAndGet() == 1) {
                throw why;
              }
              return new Thread(task);
            })
        .build();
  }

  private static <T> T settled(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<String> inBackground(String item) {
    var outcome = new CompletableFuture<String>();
    start(() -> outcome.complete(commit.call(item)));
    return outcome;
  }

  private Thread start(Runnable work) {
    var thread = new Thread(work);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private void longTrips() {
    commit = longTripsTo(trip).build();
  }

  /** Each trip seems to take a day, so that the next could wait for hours, and is let. */
  private static GroupCommit.Builder<String, String> longTripsTo(Trip trip) {
    return daysTo(trip).longestWait(Duration.ofDays(1));
  }

  private static GroupCommit.Builder<String, String> daysTo(Trip trip) {
    var days = new AtomicLong();
    return GroupCommit.to("Test store", "put", trip)
        .nanoTime(() -> TimeUnit.DAYS.toNanos(days.incrementAndGet()));
  }

  private void answerTwoTogether() {
    trip.stopping();
    var first = commit.submit("a");
    trip.awaitArrival();
    var others = List.of(commit.submit("b"), commit.submit("c"));
    trip.letAllPass();
    first.join();
    others.forEach(CompletableFuture::join);
  }

  /** Gives others the time to do what they must not do. */
  private static void giveWay(BooleanSupplier done) {
    for (int i = 0; i < 1_000_000 && !done.getAsBoolean(); i++) {
      Thread.onSpinWait();
    }
  }

  private void awaitWaiting(long weight) {
    while (commit.statistics().waiting() != weight) {
      Thread.onSpinWait();
    }
  }

  /** Fails whoever asks it first what it is about, as a lack of memory may. */
  private static final class Unspeakable extends Error {
    private static final long serialVersionUID = 1L;
    private boolean asked;

    @Override
    public String getMessage() {
      if (!asked) {
        asked = true;
        throw new IllegalStateException("not now");
      }
      return "no thread";
    }
  }
}
