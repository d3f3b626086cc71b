package dev.menagerie.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.menagerie.web.http.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * User and password as a client sends them with each request, by the scheme {@code Basic}.
 *
 * @param user who it claims to be; may be empty
 * @param password how it proves that; may be empty
 */
public record BasicLogin(String user, String password) {
  private static final String SCHEME = "Basic ";

  /** Refuses nothing but {@code null}. */
  public BasicLogin {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
  }

  /** What a request carries; empty if it carries none, or one that makes no sense. */
  public static Optional<BasicLogin> of(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String text = new String(decoded, UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicLogin(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks a client to log in: 401 with a challenge, at which browsers ask their user.
   *
   * @param realm what the login is for, in ASCII without quotes
   * @param message what to tell the client
   */
  public static HttpProblem challenge(String realm, String message) {
    String challenge = "Basic realm=\"" + realm + "\", charset=\"UTF-8\"";
    return new HttpProblem(401, message, Map.of("WWW-Authenticate", challenge));
  }

  /** The user; never the password. */
  @Override
  public String toString() {
    return "BasicLogin[" + user + ", ***]";
  }
}
