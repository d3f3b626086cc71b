package dev.menagerie.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  @Test
  void theDigestIsTheSha256OfTheUtf8Form() {
    assertThat(Message.of("foo").digest()).hasToString(FOO);
    assertThat(Message.of("é").utf8()).containsExactly(0xc3, 0xa9);
  }

  @Test
  void theEmptyTextAndNulAreMessagesToo() {
    assertThat(Message.of("").text()).isEmpty();
    assertThat(Message.of("a\0b").text()).isEqualTo("a\0b");
  }

  @Test
  void halfASurrogatePairIsNoMessage() {
    assertThatIllegalArgumentException().isThrownBy(() -> Message.of("a\ud83d"));
  }

  @Test
  void bytesThatDoNotBelongToTheDigestAreNoMessage() {
    byte[] bar = "bar".getBytes(StandardCharsets.UTF_8);

    assertThat(Message.verified(new Digest(FOO), bar, null)).isEmpty();
    assertThat(Message.verified(Digest.of(bar), bar, null)).contains(Message.of("bar"));
  }

  @Test
  void nobodyCanChangeAMessageFromOutside() {
    Message message = Message.of("foo");
    message.utf8()[0] = 'x';

    assertThat(message.text()).isEqualTo("foo");
  }

  @Test
  void aPartOfAnArrayIsTheSameAsItsText() {
    byte[] around = "<Zoë \uD83D\uDC08>".getBytes(UTF_8);

    Message message = Message.ofUtf8(around, 1, around.length - 1);
    around[1] = 'x';

    assertThat(message).isEqualTo(Message.of("Zoë \uD83D\uDC08"));
    assertThat(Message.ofUtf8(around, 0, 0)).isEqualTo(Message.of(""));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[][] bad = {
      {(byte) 0xff}, {(byte) 0xc0, (byte) 0xaf}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
    };
    for (byte[] bytes : bad) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Message.ofUtf8(bytes, 0, bytes.length))
          .withMessageContaining("UTF-8");
    }
  }

  @Test
  void equalAreMessagesWithTheSameTextAndExpiry() {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");

    assertThat(Message.of("foo")).isEqualTo(Message.of("foo")).hasSameHashCodeAs(Message.of("foo"));
    assertThat(Message.of("foo").expiringAt(later)).isNotEqualTo(Message.of("foo"));
    assertThat(Message.of("foo").expiringAt(later).expires()).contains(later);
  }

  @Test
  void anExpiryHasWholeMillisecondsAndAYearOfFourDigits() {
    Message message = Message.of("foo");

    assertThat(message.expiringAt(Instant.parse("2030-01-01T00:00:00.123999999Z")).expires())
        .contains(Instant.parse("2030-01-01T00:00:00.123Z"));
    assertThat(message.expiringAt(Instant.MAX).expires())
        .contains(Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  @Test
  void whatALogShowsHasNoText() {
    assertThat(Message.of("my secret")).asString().doesNotContain("my secret").contains("9 bytes");
  }

  @Test
  void onlySixtyFourLowerCaseHexDigitsAreADigest() {
    assertThat(Digest.parse(FOO)).contains(new Digest(FOO));
    assertThat(Digest.parse(FOO.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(Digest.parse(FOO.substring(1))).isEmpty();
    assertThat(Digest.parse("")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("abc"));
  }
}
