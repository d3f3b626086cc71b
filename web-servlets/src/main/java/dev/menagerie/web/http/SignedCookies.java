package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookies that carry their own state and cannot be forged, prolonged, or passed off under another
 * name.
 */
public final class SignedCookies {
  private final Signer signer;
  private final RequestUrls urls;
  private final Clock clock;

  /** Cookies signed by a signer, for clients that reach us as {@code urls} tells. */
  public SignedCookies(Signer signer, RequestUrls urls, Clock clock) {
    this.signer = requireNonNull(signer, "signer");
    this.urls = requireNonNull(urls, "urls");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What we once wrote into a cookie; empty if there is none, or it is not ours, or expired. */
  public Optional<String> read(HttpServletRequest request, String name) {
    return Cookies.named(request, name)
        .flatMap(value -> signer.verify(purpose(name), value).stream())
        .findFirst();
  }

  /** Adds a cookie to an answer. */
  public Reply write(
      Reply reply, HttpServletRequest request, String name, String payload, Duration life) {
    String value = signer.sign(purpose(name), payload, clock.instant().plus(life));
    return set(reply, request, name, value, life);
  }

  /** Makes the client forget a cookie. */
  public Reply remove(Reply reply, HttpServletRequest request, String name) {
    return set(reply, request, name, "", Duration.ZERO);
  }

  private Reply set(
      Reply reply, HttpServletRequest request, String name, String value, Duration life) {
    return reply.with("Set-Cookie", urls.setCookie(request, name, value, life));
  }

  private static String purpose(String name) {
    return "cookie " + name;
  }
}
