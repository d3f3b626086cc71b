package dev.menagerie.web.votes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.web.http.Cookies;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie {@code vote} with the label of what one voted for. It is kept for who reads it as the
 * original wrote it, and chooses a picture; anybody can write it, so nothing else depends on it.
 */
final class VoteCookie {
  private static final String NAME = "vote";
  private static final Duration LIFE = Duration.ofDays(365);
  private static final String HEX = "0123456789ABCDEF";

  private final PollOptions poll;
  private final RequestUrls urls;

  VoteCookie(PollOptions poll, RequestUrls urls) {
    this.poll = poll;
    this.urls = urls;
  }

  /** The choice that a client says it made; empty if it says none that there is. */
  Optional<Choice> read(HttpServletRequest request) {
    return Cookies.named(request, NAME)
        .flatMap(value -> poll.byLabel(decode(value)).stream())
        .findFirst();
  }

  /** Adds the cookie to an answer. */
  Reply write(Reply reply, HttpServletRequest request, Choice choice) {
    return reply.with("Set-Cookie", urls.setCookie(request, NAME, encode(choice.label()), LIFE));
  }

  /** Leaves letters, digits and a few signs as they are, so that {@code Cats} is {@code Cats}. */
  static String encode(String label) {
    var encoded = new StringBuilder();
    for (byte b : label.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || "-._~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  /** Takes whatever it is given: what is no code is taken as it stands, and then fits no label. */
  private static String decode(String value) {
    var bytes = new ByteArrayOutputStream(value.length());
    byte[] source = value.getBytes(UTF_8);
    for (int i = 0; i < source.length; i++) {
      int code = source[i] == '%' ? octet(source, i + 1) : -1;
      bytes.write(code < 0 ? source[i] : code);
      i += code < 0 ? 0 : 2;
    }
    return bytes.toString(UTF_8);
  }

  private static int octet(byte[] source, int at) {
    int high = at < source.length ? Character.digit(source[at], 16) : -1;
    int low = at + 1 < source.length ? Character.digit(source[at + 1], 16) : -1;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
