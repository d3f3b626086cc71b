package dev.menagerie.web.http;

import dev.menagerie.store.Check;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The value of a {@code Set-Cookie} header. A cookie of ours never leaves the site ({@code
 * SameSite=Lax}), is hidden from scripts ({@code HttpOnly}), and travels encrypted where the
 * visitor does.
 *
 * @param name letters, digits, {@code - _}
 * @param value what a cookie may hold unquoted; at most 3,500 characters
 * @param path where it is sent, as in {@code /}
 * @param life how long it is kept; zero removes it
 * @param secure whether it is sent over HTTPS only
 */
public record SetCookie(String name, String value, String path, Duration life, boolean secure) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]{0,3500}");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x3a\\x3c-\\x7e]*");

  /** Refuses what would break the header. */
  public SetCookie {
    Check.key("cookie name", name, NAME, "1 to 64 letters, digits, '-' and '_'");
    Check.key("cookie value", value, VALUE, "ASCII without spaces, quotes, commas and semicolons");
    Check.key("cookie path", path, PATH, "a path");
    if (life.isNegative()) {
      throw new IllegalArgumentException("cookie life must not be negative, but is " + life);
    }
  }

  /** The header's value. */
  public String header() {
    return name
        + "="
        + value
        + "; Path="
        + path
        + "; Max-Age="
        + life.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
