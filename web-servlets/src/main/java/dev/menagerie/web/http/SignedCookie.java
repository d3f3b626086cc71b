package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that carries its own state and cannot be forged, prolonged, or passed off as another.
 */
public final class SignedCookie {
  private final String name;
  private final String purpose;
  private final Duration life;
  private final Signer signer;
  private final RequestUrls urls;
  private final Clock clock;

  /**
   * A cookie for clients that reach us as {@code urls} tells.
   *
   * @param purpose what it is signed for, see {@link Signer#sign}
   * @param life how long it is worth something
   */
  public SignedCookie(
      String name, String purpose, Duration life, Signer signer, RequestUrls urls, Clock clock) {
    this.name = requireNonNull(name, "name");
    this.purpose = requireNonNull(purpose, "purpose");
    this.life = requireNonNull(life, "life");
    this.signer = requireNonNull(signer, "signer");
    this.urls = requireNonNull(urls, "urls");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What we once wrote into it; empty if it is not there, or not ours, or expired. */
  public Optional<String> read(HttpServletRequest request) {
    return Cookies.named(request, name)
        .flatMap(value -> signer.verify(purpose, value).stream())
        .findFirst();
  }

  /** Adds it to an answer. */
  public Reply write(Reply reply, HttpServletRequest request, String payload) {
    return set(reply, request, signer.sign(purpose, payload, clock.instant().plus(life)), life);
  }

  /** Makes the client forget it. */
  public Reply remove(Reply reply, HttpServletRequest request) {
    return set(reply, request, "", Duration.ZERO);
  }

  private Reply set(Reply reply, HttpServletRequest request, String value, Duration age) {
    return reply.with("Set-Cookie", urls.setCookie(request, name, value, age));
  }
}
