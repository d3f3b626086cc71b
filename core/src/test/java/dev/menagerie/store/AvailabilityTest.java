package dev.menagerie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AvailabilityTest {
  private static final StoreCall CALL = new StoreCall("Redis at test", "put", "abc");

  private final AtomicInteger probes = new AtomicInteger();
  private final Semaphore failures = new Semaphore(0);
  private volatile boolean up = true;
  private final Availability availability = new Availability("Redis at test", this::probe);

  @AfterEach
  void close() {
    availability.close();
  }

  private void probe() throws IOException {
    probes.incrementAndGet();
    if (!up) {
      failures.release();
      throw new IOException("connection refused");
    }
  }

  @Test
  void whileTheStoreIsUpCallsPassWithoutAProbe() {
    assertThatCode(() -> availability.check(CALL)).doesNotThrowAnyException();
    assertThat(probes).hasValue(0);
  }

  @Test
  void onceLostCallsFailAtOnceAndSayWhy() {
    up = false;
    var thrown = availability.lost(CALL, new IOException("connection refused"));

    assertThat(thrown)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("Could not put abc on Redis at test")
        .hasMessageContaining("connection refused");
    assertThatThrownBy(() -> availability.check(CALL))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("nothing was stored");
  }

  @Test
  void itNoticesByItselfThatTheStoreIsBack() {
    up = false;
    availability.lost(CALL, new IOException("connection refused"));
    failures.acquireUninterruptibly(2);

    up = true;

    while (!passes()) {
      Thread.onSpinWait();
    }
    assertThat(availability.health()).isEqualTo(Health.ok());
  }

  @Test
  void anErrorDoesNotEndTheProbing() throws InterruptedException {
    var asked = new AtomicInteger();
    var again = new Semaphore(0);
    try (var unsteady =
        new Availability(
            "Redis at test",
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("for once");
              }
              again.release();
            })) {
      unsteady.lost(CALL, new IOException("connection refused"));
      assertThat(again.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void healthAsksWhenItBelievesTheStoreToBeUp() {
    assertThat(availability.health().up()).isTrue();
    up = false;
    assertThat(availability.health().detail()).contains("Redis at test", "connection refused");
    assertThatThrownBy(() -> availability.check(CALL))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void closingEndsTheProbing() throws InterruptedException {
    up = false;
    availability.lost(CALL, new IOException("connection refused"));
    Thread prober =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("menagerie-probe Redis at test"))
            .findFirst()
            .orElseThrow();

    availability.close();

    prober.join();
    assertThat(prober.isAlive()).isFalse();
  }

  private boolean passes() {
    try {
      availability.check(CALL);
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }
}
