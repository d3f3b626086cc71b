package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final StoreCall CALL = new StoreCall("Map", "count", "");

  /** The store under judgement: how often it holds each write. */
  private final Map<String, Long> store = new ConcurrentHashMap<>();

  @Test
  void aStoreThatKeepsThePromisePassesEveryAudit() {
    Ledger<String> ledger = ledger().untilAcknowledged(1_000).write(this::keep);

    assertThat(ledger.auditHeld(held()).assertExact().acknowledged()).isBetween(1_000L, 1_008L);
    assertThat(ledger.auditEach(this::copies).assertExact().refused()).isZero();
    assertThat(ledger.auditEach(this::copies, total()).assertExact().unknown()).isZero();
    assertThat(ledger.auditTotal(total()).assertExact().sent()).isEqualTo(total());
    assertThat(ledger.auditTotal(total()).perSecond()).isPositive();
  }

  @Test
  void aStoreThatLosesAcknowledgedWritesFailsEveryAudit() {
    Ledger<String> ledger =
        ledger()
            .untilAcknowledged(950)
            .write(
                identity -> {
                  if (!identity.endsWith("00")) {
                    keep(identity);
                  }
                });

    assertThat(ledger.auditHeld(held()).lost()).isEqualTo(9);
    assertThat(ledger.auditEach(this::copies).lost()).isEqualTo(9);
    assertThat(ledger.auditTotal(total()).lost()).isEqualTo(9);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ledger.auditHeld(held()).assertExact())
        .withMessageContainingAll(
            "The promise is broken", "9 lost", "write-", "00 was acknowledged but is not there");
  }

  @Test
  void aStoreThatCountsRetriesTwiceFailsEveryAudit() {
    var failed = ConcurrentHashMap.<String>newKeySet();
    Ledger<String> ledger =
        ledger()
            .untilAcknowledged(1_000)
            .retryingUnknown()
            .write(
                identity -> {
                  keep(identity);
                  if (identity.endsWith("00") && failed.add(identity)) {
                    throw new OutcomeUnknownException(CALL, "no answer", null);
                  }
                });

    assertThat(ledger.auditHeld(held()).doubled()).isEqualTo(failed.size()).isPositive();
    assertThat(ledger.auditEach(this::copies).doubled()).isEqualTo(failed.size());
    assertThat(ledger.auditTotal(total()).doubled()).isEqualTo(failed.size());
    assertThat(ledger.auditHeld(held()).examples().get(0)).contains("is there 2 times");
    assertThat(ledger.auditHeld(held()).isExact()).isFalse();
  }

  @Test
  void aTotalThatDisagreesWithWhatIsThereIsFound() {
    Ledger<String> ledger = ledger().untilAcknowledged(100).write(this::keep);

    assertThat(ledger.auditEach(this::copies, total() + 3).doubled()).isEqualTo(3);
    assertThat(ledger.auditEach(this::copies, total() - 2).lost()).isEqualTo(2);
  }

  @Test
  void aRefusedWriteThatIsThereIsUnexpected() {
    Ledger<String> ledger =
        ledger()
            .untilAcknowledged(1_000)
            .write(
                identity -> {
                  keep(identity);
                  if (identity.endsWith("00")) {
                    throw new StoreBusyException(CALL, "nothing was stored, they say");
                  }
                });

    var report = ledger.auditEach(this::copies);
    assertThat(report.refused()).isPositive().isEqualTo(report.unexpected());
    assertThat(report.lost() + report.doubled()).isZero();
  }

  @Test
  void whatNobodySentIsUnexpected() {
    Ledger<String> ledger = ledger().untilAcknowledged(10).write(this::keep);

    keep("somebody else's");

    assertThat(ledger.auditHeld(held()).unexpected()).isEqualTo(1);
    assertThat(ledger.auditHeld(held()).examples())
        .containsExactly("somebody else's is there but was never sent");
  }

  @Test
  void anUnknownWriteThatIsLeftMayBeThereOrNot() {
    Ledger<String> ledger =
        ledger()
            .untilAcknowledged(1_000)
            .exchange(
                identity -> {
                  if (!identity.endsWith("00")) {
                    keep(identity);
                  }
                  return identity.endsWith("0") ? Answer.UNKNOWN : Answer.ACKNOWLEDGED;
                });

    assertThat(ledger.auditHeld(held()).assertExact().unknown()).isBetween(100L, 120L);
    assertThat(ledger.identities(Answer.UNKNOWN)).allMatch(identity -> identity.endsWith("0"));
    ledger.auditEach(this::copies).assertExact();
    ledger.auditTotal(total()).assertExact();
  }

  @Test
  void aRefusalOfARetryDoesNotSettleTheFirstTry() {
    var tried = ConcurrentHashMap.<String>newKeySet();
    Ledger<String> ledger =
        ledger()
            .clients(1)
            .untilAcknowledged(20)
            .retryingUnknown()
            .write(
                identity -> {
                  if (tried.add(identity)) {
                    keep(identity);
                    throw new IOException("connection lost");
                  }
                  if (tried.add(identity + " again")) {
                    throw new StoreUnavailableException(CALL, "away", null);
                  }
                });

    assertThat(ledger.auditHeld(held()).assertExact().refused()).isZero();
  }

  @Test
  void writesGoOnThroughAnOutage() {
    var away = new AtomicBoolean();
    var refusedWhileAway = new CountDownLatch(20);
    Ledger<String> ledger =
        ledger()
            .untilAcknowledged(500)
            .after(
                100,
                () -> {
                  away.set(true);
                  refusedWhileAway.await();
                  away.set(false);
                })
            .write(
                identity -> {
                  if (away.get()) {
                    refusedWhileAway.countDown();
                    throw new StoreUnavailableException(CALL, "away", null);
                  }
                  keep(identity);
                });

    assertThat(ledger.auditHeld(held()).assertExact().refused()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void theRunGoesOnUntilItsLastFaultIsThrough() {
    var acknowledged = new AtomicLong();
    var manyMore = new CountDownLatch(200);

    ledger()
        .untilAcknowledged(10)
        .after(10, manyMore::await)
        .write(
            identity -> {
              acknowledged.incrementAndGet();
              manyMore.countDown();
            });

    assertThat(acknowledged.get()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void aRunMayLastForATime() {
    var report =
        ledger().during(Duration.ofMillis(50)).write(this::keep).auditHeld(held()).assertExact();

    assertThat(report.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(report.seconds()).isGreaterThanOrEqualTo(0.05);
  }

  @Test
  void aRunThatCannotReachItsEndFailsWithTheLastReason() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ledger()
                    .untilAcknowledged(10)
                    .within(Duration.ofMillis(100))
                    .write(
                        identity -> {
                          throw new StoreUnavailableException(CALL, "away", null);
                        }))
        .withMessageContaining("Only 0 of 10 writes were acknowledged within PT0.1S")
        .withCauseInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aWriteThatFailsForNoReasonOfAStoreBreaksTheRun() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ledger()
                    .untilAcknowledged(10)
                    .write(
                        identity -> {
                          throw new IllegalStateException("a bug");
                        }))
        .withMessageContaining("a bug")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFaultThatFailsBreaksTheRun() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ledger()
                    .untilAcknowledged(10)
                    .after(
                        5,
                        () -> {
                          throw new IOException("no such server");
                        })
                    .write(this::keep))
        .withMessageContaining("no such server");
  }

  @Test
  void aFaultThatNeverStruckFailsTheRun() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ledger()
                    .during(Duration.ofMillis(50))
                    .after(Long.MAX_VALUE, () -> {})
                    .write(this::keep))
        .withMessageContaining("1 of 1 faults");
  }

  @Test
  void aRunWithoutAnEndOrWithAFaultBeyondItIsRefused() {
    assertThatIllegalStateException().isThrownBy(() -> ledger().write(this::keep));
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().untilAcknowledged(10).after(11, () -> {}).write(this::keep))
        .withMessageContaining("after 11");
  }

  @Test
  void aReportReadsAsASentence() {
    var report =
        new Ledger.Report(12_000, 11_900, 90, 10, 0, 0, 0, Duration.ofSeconds(2), List.of());

    assertThat(report)
        .hasToString(
            "12,000 sent, 11,900 acknowledged in 2.00 s (5,950 per second), 90 refused,"
                + " 10 unknown; 0 lost, 0 doubled, 0 unexpected");
    assertThatCode(report::assertExact).doesNotThrowAnyException();
  }

  private static LedgerRun<String> ledger() {
    return Ledger.of(n -> "write-" + n);
  }

  private void keep(String identity) {
    store.merge(identity, 1L, Long::sum);
  }

  private long copies(String identity) {
    return store.getOrDefault(identity, 0L);
  }

  private Stream<String> held() {
    return store.entrySet().stream().flatMap(e -> Stream.generate(e::getKey).limit(e.getValue()));
  }

  private long total() {
    return store.values().stream().mapToLong(Long::longValue).sum();
  }
}
