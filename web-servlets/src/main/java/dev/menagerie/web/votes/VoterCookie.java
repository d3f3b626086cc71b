package dev.menagerie.web.votes;

import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.SignedCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The signed cookie {@code voter}: who sends it again is the same voter, and has one vote. It is no
 * log-in, and says nothing but an identity that cannot be guessed.
 */
final class VoterCookie {
  private static final String NAME = "voter";
  private static final Duration LIFE = Duration.ofDays(365);
  private static final int BYTES = 16;

  private final SignedCookies cookies;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  VoterCookie(SignedCookies cookies, Clock clock) {
    this.cookies = cookies;
    this.clock = clock;
  }

  /** The voter who sends a request; empty if it is nobody who has voted. */
  Optional<String> read(HttpServletRequest request) {
    return cookies.read(request, NAME);
  }

  /** Whether a client says that it has voted. Asks no store, and is good for nothing but counts. */
  static boolean isClaimed(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    if (all != null) {
      for (Cookie cookie : all) {
        if (cookie.getName().equals(NAME)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A voter who was never there before. It begins with the time, so that the keys of voters who
   * come together lie together in the store, and its trees and indexes have less to touch per vote;
   * the remaining 80 bits cannot be guessed.
   */
  String fresh() {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    long now = clock.millis();
    ByteBuffer.wrap(id).putShort((short) (now >> Integer.SIZE)).putInt((int) now);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  /** Adds the cookie to an answer. */
  Reply write(Reply reply, HttpServletRequest request, String voter) {
    return cookies.write(reply, request, NAME, voter, LIFE);
  }
}
