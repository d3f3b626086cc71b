package dev.menagerie.web.procedures;

import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a rate limit: it goes with every answer, be it a good one or an error.
 *
 * @param limit how many calls a window allows
 * @param seconds how long a window is
 * @param used how many there were in this one, this call included
 * @param reset when the next one begins, in seconds of the epoch
 * @param now the time, in seconds of the epoch
 */
record Allowance(long limit, long seconds, long used, long reset, long now) {
  private static final String ATTRIBUTE = Allowance.class.getName();

  /** What is known for a request; empty if there is no limit. */
  static Optional<Allowance> of(HttpServletRequest request) {
    return Optional.ofNullable((Allowance) request.getAttribute(ATTRIBUTE));
  }

  /** Keeps this with a request, unless it has one of which less is left. */
  void keepWith(HttpServletRequest request) {
    if (of(request).filter(other -> other.left() <= left()).isEmpty()) {
      request.setAttribute(ATTRIBUTE, this);
    }
  }

  /** The answer with what its headers say of the limit. */
  Reply onto(Reply reply) {
    return reply
        .with("X-RateLimit-Limit", Long.toString(limit))
        .with("X-RateLimit-Remaining", Long.toString(left()))
        .with("X-RateLimit-Reset", Long.toString(reset))
        .with("RateLimit-Policy", limit + ";w=" + seconds)
        .with("RateLimit-Limit", Long.toString(limit))
        .with("RateLimit-Remaining", Long.toString(left()))
        .with("RateLimit-Reset", Long.toString(await()));
  }

  /**
   * Lets the call pass.
   *
   * @throws HttpProblem 429 if it is one too many
   */
  void check() {
    if (used > limit) {
      throw new HttpProblem(
          429,
          "You hit the rate limit of "
              + limit
              + " calls in "
              + seconds
              + " s; try again in "
              + await()
              + " s",
          Map.of("Retry-After", Long.toString(await())));
    }
  }

  private long left() {
    return Math.max(0, limit - used);
  }

  /** Never zero: who comes back at once would be in the same window still. */
  private long await() {
    return Math.max(1, reset - now);
  }
}
