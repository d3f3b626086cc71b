package dev.menagerie.web.access;

import static java.util.Objects.requireNonNull;

import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Keeps routes for those who know the admin's password, whatever user they say they are. Where
 * nobody has set one, nobody gets in.
 */
public final class AdminOnly {
  private final AdminPassword password;
  private final RequestUrls urls;

  /** Guards with the password of these options. */
  public AdminOnly(WebOptions options, RequestUrls urls) {
    password = options.adminPassword().orElse(null);
    this.urls = requireNonNull(urls, "urls");
  }

  /**
   * Lets a request pass that carries the password, by the scheme {@code Basic}.
   *
   * @throws HttpProblem 403 if no password is set; 401 with a challenge if the request carries none
   *     or a wrong one; 429 if its client has guessed too often
   */
  public void check(HttpServletRequest request) {
    if (password == null) {
      throw new HttpProblem(
          403, "This is for an admin only, and no password is set for one: see --admin-password.");
    }
    boolean known =
        BasicLogin.of(request)
            .map(login -> password.isKnownTo(urls.client(request), login.password()))
            .orElse(false);
    if (!known) {
      throw BasicLogin.challenge(
          "menagerie admin", "This is for an admin only; log in with the admin's password.");
    }
  }
}
