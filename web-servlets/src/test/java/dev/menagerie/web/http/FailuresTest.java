package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final StoreCall CALL = new StoreCall("Redis at inner.host", "put", "");

  @Test
  void whatWasCertainlyNotStoredIsA503ToBeTriedAgain() {
    for (var failure :
        new RuntimeException[] {
          new StoreUnavailableException(CALL, "it is away.", null),
          new StoreBusyException(CALL, "too much waits.")
        }) {
      var problem = Failures.problem(new CompletionException(failure));
      assertThat(problem.status()).isEqualTo(503);
      assertThat(problem.headers()).containsEntry("Retry-After", "1");
      assertThat(problem).hasMessageContaining("Nothing was stored");
      assertThat(problem).hasMessageNotContaining("inner.host");
    }
  }

  @Test
  void anUnknownOutcomeIsA504() {
    assertThat(Failures.problem(new OutcomeUnknownException(CALL, "no answer.", null)).status())
        .isEqualTo(504);
    assertThat(Failures.problem(new TimeoutException()).status()).isEqualTo(504);
  }

  @Test
  void aRefusedValueIsA400InItsOwnWords() {
    var problem = Failures.problem(new IllegalArgumentException("option must be a, b or c"));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem).hasMessage("option must be a, b or c");
  }

  @Test
  void whatNobodyExpectedIsA500ThatTellsOnlyWhereToLook() {
    var problem = Failures.problem(new IllegalStateException("password is hunter2"));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.getMessage())
        .matches("Something broke on our side; it is in the log as error [0-9a-f]{8}\\.");
  }
}
