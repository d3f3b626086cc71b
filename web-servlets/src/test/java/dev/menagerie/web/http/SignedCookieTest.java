package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignedCookieTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OTHER_KEY = "another key that nobody knows of".getBytes(UTF_8);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Signer signer = Signer.with(KEY, clock);

  @Test
  void whatWasWrittenIsReadByAnyReplicaWithTheSameKey() {
    String signed = signer.sign("cookie voter", "böb", NOW.plusSeconds(60));
    var cookie =
        new SignedCookie(
            "voter",
            "cookie voter",
            Duration.ofHours(1),
            Signer.with(KEY, clock),
            new RequestUrls(false),
            clock);
    assertThat(cookie.read(Requests.with("Cookie", "voter=" + signed))).hasValue("böb");
  }

  @Test
  void whatAnotherKeySignedIsNotOurs() {
    String signed = Signer.with(OTHER_KEY, clock).sign("cookie voter", "bob", NOW.plusSeconds(60));
    assertThat(signer.verify("cookie voter", signed)).isEmpty();
  }

  @Test
  void anExpiredCookieIsWorthless() {
    String signed = signer.sign("cookie voter", "bob", NOW.plusSeconds(60));
    var later = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    assertThat(Signer.with(KEY, later).verify("cookie voter", signed)).isEmpty();
  }

  @Test
  void aCookieIsWorthlessUnderAnotherName() {
    String signed = signer.sign("cookie voter", "bob", NOW.plusSeconds(60));
    assertThat(signer.verify("cookie admin", signed)).isEmpty();
  }

  @Test
  void noCharacterOfASignedTextCanBeChanged() {
    String signed = signer.sign("cookie voter", "bob", NOW.plusSeconds(60));
    for (int i = 0; i < signed.length(); i++) {
      char other = signed.charAt(i) == '1' ? '2' : '1';
      String forged = signed.substring(0, i) + other + signed.substring(i + 1);
      assertThat(signer.verify("cookie voter", forged)).as(forged).isEmpty();
    }
  }

  @Test
  void nonsenseIsNoCookieOfOurs() {
    for (String nonsense : new String[] {"", "1", "1.2.3.4", "x".repeat(5000), "1.-1.a.b", "é"}) {
      assertThat(signer.verify("cookie voter", nonsense)).isEmpty();
    }
  }

  @Test
  void aCookieIsHiddenFromScriptsAndStaysOnTheSite() {
    var plain = new SetCookie("voter", "x", "/shop", Duration.ofHours(1), false);
    assertThat(plain.header())
        .isEqualTo("voter=x; Path=/shop; Max-Age=3600; HttpOnly; SameSite=Lax");
    var secure = new SetCookie("voter", "x", "/", Duration.ZERO, true);
    assertThat(secure.header())
        .isEqualTo("voter=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void whatWouldBreakTheHeaderIsRefused() {
    for (String value : new String[] {"a;b", "a b", "a\r\nb", "\"a\"", "é"}) {
      assertThatThrownBy(() -> new SetCookie("voter", value, "/", Duration.ZERO, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> Signer.with(new byte[15], clock))
        .hasMessage("a key for signing must have at least 16 bytes, but has 15");
  }

  @Test
  void aFormTokenFitsOneSession() {
    var tokens = new FormTokens(signer, clock);
    String token = tokens.issue("session-1");
    tokens.check("session-1", token);
    assertThatThrownBy(() -> tokens.check("session-2", token)).isInstanceOf(HttpProblem.class);
    assertThatThrownBy(() -> tokens.check("session-1", null)).isInstanceOf(HttpProblem.class);
    assertThatThrownBy(() -> tokens.check("session-1", "x")).isInstanceOf(HttpProblem.class);
  }
}
