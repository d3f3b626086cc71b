package dev.menagerie.web.votes;

import dev.menagerie.votes.VoterIds;
import dev.menagerie.web.http.Cookies;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.SignedCookie;
import dev.menagerie.web.http.Signer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The signed cookie {@code voter}: who sends it again is the same voter, and has one vote. It is no
 * log-in, and says nothing but an identity that cannot be guessed.
 */
final class VoterCookie {
  private static final String NAME = "voter";
  private static final Duration LIFE = Duration.ofDays(365);

  private final SignedCookie cookie;
  private final VoterIds ids;

  VoterCookie(Signer signer, RequestUrls urls, Clock clock) {
    cookie = new SignedCookie(NAME, "cookie voter", LIFE, signer, urls, clock);
    ids = new VoterIds(clock);
  }

  /** The voter who sends a request; empty if it is nobody who has voted. */
  Optional<String> read(HttpServletRequest request) {
    return cookie.read(request);
  }

  /** Whether a client says that it has voted. Asks no store, and is good for nothing but counts. */
  static boolean isClaimed(HttpServletRequest request) {
    return Cookies.named(request, NAME).findAny().isPresent();
  }

  /** A voter who was never there before. */
  String fresh() {
    return ids.fresh();
  }

  /** Adds the cookie to an answer. */
  Reply write(Reply reply, HttpServletRequest request, String voter) {
    return cookie.write(reply, request, voter);
  }
}
