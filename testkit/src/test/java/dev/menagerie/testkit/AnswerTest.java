package dev.menagerie.testkit;

import static dev.menagerie.testkit.Answer.ACKNOWLEDGED;
import static dev.menagerie.testkit.Answer.REFUSED;
import static dev.menagerie.testkit.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final StoreCall CALL = new StoreCall("Map", "count", "");

  @Test
  void successAndRedirectionAcknowledge() {
    assertThat(List.of(200, 201, 204, 303)).allMatch(s -> Answer.ofStatus(s) == ACKNOWLEDGED);
  }

  @Test
  void aBadRequestAndAServiceUnavailableRefuse() {
    assertThat(List.of(400, 409, 429, 503)).allMatch(s -> Answer.ofStatus(s) == REFUSED);
  }

  @Test
  void everyOtherErrorLeavesTheOutcomeUnknown() {
    assertThat(List.of(500, 502, 504)).allMatch(s -> Answer.ofStatus(s) == UNKNOWN);
  }

  @Test
  void whatIsNoFinalStatusIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.ofStatus(100));
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.ofStatus(600));
  }

  @Test
  void aStoreThatIsAwayOrBusyOrBrokenRefuses() {
    assertThat(Answer.ofFailure(new StoreUnavailableException(CALL, "", null))).contains(REFUSED);
    assertThat(Answer.ofFailure(new StoreBusyException(CALL, ""))).contains(REFUSED);
    assertThat(Answer.ofFailure(new StoreException(CALL, "", null))).contains(REFUSED);
    assertThat(Answer.ofFailure(new ConnectException("refused"))).contains(REFUSED);
  }

  @Test
  void aConnectionLostLeavesTheOutcomeUnknown() {
    assertThat(Answer.ofFailure(new OutcomeUnknownException(CALL, "", null))).contains(UNKNOWN);
    assertThat(Answer.ofFailure(new EOFException())).contains(UNKNOWN);
    assertThat(Answer.ofFailure(new SocketTimeoutException())).contains(UNKNOWN);
  }

  @Test
  void aBugSaysNothingAboutTheWrite() {
    assertThat(Answer.ofFailure(new IllegalStateException())).isEmpty();
    assertThat(Answer.ofFailure(new AssertionError())).isEmpty();
  }
}
