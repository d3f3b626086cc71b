package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import dev.menagerie.store.Letters;
import java.time.Duration;

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
  private static final Letters NAME = Letters.of(1, 64, "A-Z", "a-z", "0-9", "-", "_");
  private static final Letters VALUE = Letters.of(0, 3500, "!", "#-+", "--:", "<-[", "]-~");
  private static final Letters PATH = Letters.of(1, Integer.MAX_VALUE, "!-:", "<-~");

  /** Refuses what would break the header. */
  public SetCookie {
    Check.key("cookie name", name, NAME);
    if (!VALUE.makeUp(requireNonNull(value, "cookie value"))) {
      throw Check.refused(
          "cookie value", value, "ASCII without spaces, quotes, commas and semicolons");
    }
    if (!requireNonNull(path, "cookie path").startsWith("/") || !PATH.makeUp(path)) {
      throw Check.refused("cookie path", path, "a path");
    }
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
