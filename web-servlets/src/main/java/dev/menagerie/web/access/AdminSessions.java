package dev.menagerie.web.access;

import static java.util.Objects.requireNonNull;

import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.SignedCookie;
import dev.menagerie.web.http.Signer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The admin's sessions. All that there is of one is a signed cookie in the admin's browser, so any
 * replica with the same key and the same password knows it, and none has to remember it. It ends
 * after eight hours, when the admin logs out, and when the password changes.
 */
public final class AdminSessions {
  private static final String COOKIE = "paas_admin_id";
  private static final Duration LIFE = Duration.ofHours(8);
  private static final int ID_BYTES = 16;

  private final AdminPassword password;
  private final RequestUrls urls;
  private final SignedCookie cookie;
  private final SecureRandom random = new SecureRandom();

  /** Sessions of those who know a password. */
  public AdminSessions(AdminPassword password, Signer signer, RequestUrls urls, Clock clock) {
    this.password = requireNonNull(password, "password");
    this.urls = requireNonNull(urls, "urls");
    cookie = new SignedCookie(COOKIE, password.purpose("admin session"), LIFE, signer, urls, clock);
  }

  /**
   * Whether a client that logs in knows the password.
   *
   * @throws HttpProblem 429 if it has guessed too often; see {@link AdminPassword#isKnownTo}
   */
  public boolean mayBegin(HttpServletRequest request, String given) {
    return password.isKnownTo(urls.client(request), given);
  }

  /** Begins a session with an answer. */
  public Reply begin(Reply reply, HttpServletRequest request) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String session = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    return cookie.write(reply, request, session);
  }

  /** The session that a request belongs to; empty if it belongs to none. */
  public Optional<String> find(HttpServletRequest request) {
    return cookie.read(request);
  }

  /**
   * Whether a request is an admin's: it belongs to a session, or carries the password by the scheme
   * {@code Basic}.
   *
   * @throws HttpProblem 429 if its client has guessed too often
   */
  public boolean isAdmin(HttpServletRequest request) {
    return find(request).isPresent()
        || BasicLogin.of(request)
            .map(login -> password.isKnownTo(urls.client(request), login.password()))
            .orElse(false);
  }

  /** Ends the session with an answer: the browser forgets it. */
  public Reply end(Reply reply, HttpServletRequest request) {
    return cookie.remove(reply, request);
  }
}
