package dev.menagerie.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;

/** The cookies that a client sends. */
public final class Cookies {
  private Cookies() {}

  /**
   * The values of all cookies of a name: there may be several, which other applications on the same
   * host, or strangers, have set; so who looks for its own takes the first that is one.
   */
  public static Stream<String> named(HttpServletRequest request, String name) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Stream.empty()
        : Arrays.stream(all).filter(cookie -> cookie.getName().equals(name)).map(Cookie::getValue);
  }
}
