package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestUrlsTest {
  private static final HttpServletRequest FORWARDED =
      Requests.with(
          "Host", "inside:5000",
          "X-Forwarded-Proto", "https",
          "X-Forwarded-Host", "pets.example",
          "X-Forwarded-Prefix", "/zoo",
          "X-Forwarded-For", "198.51.100.7, 203.0.113.9");

  private final RequestUrls wary = new RequestUrls(false);
  private final RequestUrls trusting = new RequestUrls(true);

  @Test
  void theHostHeaderTellsTheBase() {
    assertThat(wary.base(Requests.with("Host", "localhost:5000")))
        .isEqualTo("http://localhost:5000/shop");
    assertThat(wary.base(Requests.with("Host", "[::1]:5000"))).isEqualTo("http://[::1]:5000/shop");
    assertThat(wary.base(Requests.with("Host", "[::1]:5000"))).isEqualTo("http://[::1]:5000/shop");
    assertThat(wary.base(Requests.with("Host", "other"))).isEqualTo("http://other/shop");
  }

  @Test
  void aHostThatIsNoneIsReplacedByOurOwnAddress() {
    assertThat(wary.base(Requests.with())).isEqualTo("http://[2001:db8::1]:8080/shop");
    assertThat(wary.base(Requests.with("Host", "evil/\"<x>")))
        .isEqualTo("http://[2001:db8::1]:8080/shop");
  }

  @Test
  void aProxyIsNotBelievedUnlessTold() {
    assertThat(wary.base(FORWARDED)).isEqualTo("http://inside:5000/shop");
    assertThat(wary.client(FORWARDED)).isEqualTo("192.0.2.1");
    assertThat(wary.secure(FORWARDED)).isFalse();
    assertThat(wary.cookiePath(FORWARDED)).isEqualTo("/shop");
  }

  @Test
  void aTrustedProxyTellsHowTheClientReachedIt() {
    assertThat(trusting.base(FORWARDED)).isEqualTo("https://pets.example/zoo/shop");
    assertThat(trusting.secure(FORWARDED)).isTrue();
    assertThat(trusting.cookiePath(FORWARDED)).isEqualTo("/zoo/shop");
  }

  @Test
  void whatOurOwnProxySaidLastIsWhatCounts() {
    assertThat(trusting.client(FORWARDED)).isEqualTo("203.0.113.9");
  }

  @Test
  void aClientIsTheSameFromWhicheverPortAProxySaysItComes() {
    for (String said : List.of("203.0.113.7", "203.0.113.7:51234", "[203.0.113.7]")) {
      assertThat(trusting.client(Requests.with("X-Forwarded-For", "198.51.100.7, " + said)))
          .as(said)
          .isEqualTo("203.0.113.7");
    }
    for (String said : List.of("2001:db8::7", "[2001:db8::7]", "[2001:db8::7]:51234")) {
      assertThat(trusting.client(Requests.with("X-Forwarded-For", said)))
          .as(said)
          .isEqualTo("2001:db8::7");
    }
    for (String said : List.of("[2001:db8::7]x", "[", "203.0.113.7:x", "[me]:1")) {
      assertThat(trusting.client(Requests.with("X-Forwarded-For", said)))
          .as(said)
          .isEqualTo("192.0.2.1");
    }
  }

  @Test
  void whatAClientSentInALineOfItsOwnBeforeDoesNotCount() {
    var request =
        Requests.with(
            "Host", "inside",
            "X-Forwarded-For", "198.51.100.7",
            "X-Forwarded-For", "198.51.100.8, 203.0.113.9",
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Host", "pets.example",
            "X-Forwarded-Proto", "http",
            "X-Forwarded-Proto", "https");
    assertThat(trusting.client(request)).isEqualTo("203.0.113.9");
    assertThat(trusting.base(request)).isEqualTo("https://pets.example/shop");
  }

  @Test
  void nonsenseFromAProxyIsNotBelieved() {
    var request =
        Requests.with(
            "Host", "inside",
            "X-Forwarded-Proto", "gopher",
            "X-Forwarded-Host", "a b",
            "X-Forwarded-Prefix", "//evil.example",
            "X-Forwarded-For", "me; you");
    assertThat(trusting.base(request)).isEqualTo("http://inside/shop");
    assertThat(trusting.client(request)).isEqualTo("192.0.2.1");
  }
}
