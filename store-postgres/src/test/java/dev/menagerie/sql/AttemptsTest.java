package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What callers are told of a failed trip, and which trips are tried again. */
class AttemptsTest {
  private static final Trip READ = Trip.reading("read", "key");
  private static final Trip WRITE = Trip.writing("count", "key");
  private static final Trip WRITE_AGAIN = Trip.writingAgain("put", "key");

  private int lost;

  @Test
  void withoutAConnectionAWriteIsCertainlyNotStored() {
    assertThatThrownBy(
            () -> attempts(WRITE_AGAIN).failed(new Attempts.NoConnection(failure("08001"))))
        .isExactlyInstanceOf(StoreUnavailableException.class);
    assertThat(lost).isEqualTo(1);
  }

  @Test
  void whoeverIsTurnedAwayByTheConnectionPoolMeetsABusyStoreNotALostOne() {
    var turnedAway = new TurnedAwayException("all 10 are in use", null);

    assertThatThrownBy(
            () ->
                attempts(WRITE)
                    .failed(new Attempts.NoConnection(new IllegalStateException(turnedAway))))
        .isInstanceOf(StoreBusyException.class)
        .hasMessageContaining("all 10 are in use");
    assertThat(lost).isZero();
  }

  @Test
  void aWriteThatBreaksIsSentAgainOnceIfThatIsHarmless() {
    Attempts attempts = attempts(WRITE_AGAIN);

    assertThatCode(() -> attempts.failed(failure("08006"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> attempts.failed(failure("08006")))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("Sending it again settles it");
  }

  @Test
  void aWriteThatMustNotBeSentTwiceIsUnknownWhenItBreaks() {
    assertThatThrownBy(() -> attempts(WRITE).failed(failure("08006")))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(lost).isZero();
  }

  @Test
  void onceAWriteMayBeStoredNothingTakesThatBack() {
    Attempts attempts = attempts(WRITE_AGAIN);
    attempts.failed(failure("08006"));

    assertThatThrownBy(() -> attempts.failed(new Attempts.NoConnection(failure("08001"))))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(lost).isEqualTo(1);
  }

  @Test
  void aTransactionThatBreaksBeforeItsCommitIsNotStoredAndMayAlwaysBeSentAgain() {
    Attempts attempts = attempts(WRITE);

    assertThatCode(() -> attempts.failed(new Attempts.NotCommitted(failure("08006"))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> attempts.failed(new Attempts.NotCommitted(failure("08006"))))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aCommitThatFailsWithoutASoundReasonIsUnknown() {
    for (String state : new String[] {"08006", "HY000", "58030"}) {
      assertThatThrownBy(() -> attempts(WRITE).failed(new Attempts.CommitFailed(failure(state))))
          .as(state)
          .isInstanceOf(OutcomeUnknownException.class);
    }
  }

  @Test
  void aCommitThatADatabaseWithoutRoomDoesNotAnswerSoundlyIsUnknown() {
    for (String state : new String[] {"53100", "53200", "57014"}) {
      assertThatThrownBy(() -> attempts(WRITE).failed(new Attempts.CommitFailed(failure(state))))
          .as(state)
          .isInstanceOf(OutcomeUnknownException.class);
    }
  }

  @Test
  void aCommitThatCollidesIsTriedAgain() {
    assertThatCode(() -> attempts(WRITE).failed(new Attempts.CommitFailed(failure("40001"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aDeadlockIsTriedAgainButNotForEver() {
    Attempts attempts = attempts(WRITE);
    for (int i = 0; i < 10; i++) {
      attempts.failed(failure("40P01"));
    }

    assertThatThrownBy(() -> attempts.failed(failure("40P01")))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aReadThatBreaksIsTriedAgainAndThenUnavailable() {
    Attempts attempts = attempts(READ);
    attempts.failed(failure("08006"));

    assertThatThrownBy(() -> attempts.failed(failure("08006")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(lost).isEqualTo(1);
  }

  @Test
  void whatTimesOutIsNotTriedAgain() {
    var timeout = new SQLException("no answer", "08006", new SocketTimeoutException("Read"));

    assertThatThrownBy(() -> attempts(WRITE_AGAIN).failed(new IllegalStateException(timeout)))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThatThrownBy(() -> attempts(READ).failed(new IllegalStateException(timeout)))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(lost).isEqualTo(2);
  }

  @Test
  void aStatementThatTheDatabaseCancelsIsNotStoredAndTheDatabaseNotLost() {
    assertThatThrownBy(() -> attempts(WRITE).failed(failure("57014")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(lost).isZero();
  }

  @Test
  void aDatabaseWithoutRoomForMoreStoresNothingAndIsNotLost() {
    for (String state : new String[] {"53100", "53200", "53400", "58030"}) {
      assertThatThrownBy(() -> attempts(WRITE).failed(failure(state)))
          .as(state)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("nothing was stored");
    }
    assertThat(lost).isZero();
  }

  @Test
  void whatIsWrongStaysWrongAndSaysWhat() {
    assertThatThrownBy(() -> attempts(WRITE).failed(failure("42P01")))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessage("Could not count key on store: driver says 42P01")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void whatTheWorkHasToSayIsPassedOn() {
    var own = new StoreException(new StoreCall("store", "find", ""), "no such survey.", null);

    assertThatThrownBy(() -> attempts(READ).failed(own)).isSameAs(own);
    assertThatThrownBy(() -> attempts(WRITE).failed(new Attempts.NotCommitted(own))).isSameAs(own);
  }

  private Attempts attempts(Trip trip) {
    return new Attempts(
        new StoreCall("store", trip.operation(), trip.key()),
        trip,
        (call, cause) -> {
          lost++;
          return new StoreUnavailableException(call, "it is away.", cause);
        });
  }

  private static RuntimeException failure(String state) {
    return new IllegalStateException(new SQLException("driver says " + state, state));
  }
}
