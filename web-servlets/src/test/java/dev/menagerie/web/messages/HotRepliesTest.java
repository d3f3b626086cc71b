package dev.menagerie.web.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.web.http.Reply;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HotRepliesTest {
  private static final Digest FOO = Digest.of("foo".getBytes(UTF_8));
  private static final Reply REPLY = Reply.text(200, "foo");

  private final AtomicLong nanos = new AtomicLong();
  private final HotReplies hot = new HotReplies(1 << 20, nanos::get);

  @Test
  void whatIsKeptIsFound() {
    hot.keep(FOO.hex(), REPLY, hot.reading());
    assertThat(hot.find(FOO.hex())).isSameAs(REPLY);
  }

  @Test
  void nothingIsBelievedForFiveSecondsFromWhenItsReadingBegan() {
    var reading = hot.reading();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
    hot.keep(FOO.hex(), REPLY, reading);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2) - 1);
    assertThat(hot.find(FOO.hex())).isSameAs(REPLY);
    nanos.addAndGet(1);
    assertThat(hot.find(FOO.hex())).isNull();
  }

  @Test
  void whatIsForgottenIsForgottenInBothForms() {
    hot.keep(FOO.hex(), REPLY, hot.reading());
    hot.keep(FOO.hex() + "-text", REPLY, hot.reading());
    hot.forget(FOO);
    assertThat(hot.find(FOO.hex())).isNull();
    assertThat(hot.find(FOO.hex() + "-text")).isNull();
  }

  @Test
  void whoWasReadingWhileAMessageWasDeletedDoesNotBringItBack() {
    var reading = hot.reading();
    hot.forget(FOO);
    hot.keep(FOO.hex(), REPLY, reading);
    assertThat(hot.find(FOO.hex())).isNull();
  }

  @Test
  void noMoreIsKeptThanThereIsRoomFor() {
    var small = new HotReplies(10_000, nanos::get);
    for (int i = 0; i < 100; i++) {
      small.keep("form " + i, Reply.text(200, "x".repeat(300)), small.reading());
    }
    long kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += small.find("form " + i) == null ? 0 : 1;
    }
    assertThat(kept).isBetween(1L, 10L);
  }
}
