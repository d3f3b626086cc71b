package dev.menagerie.web.procedures;

import jakarta.servlet.http.HttpServletRequest;

/** Counts calls against a limit. */
@FunctionalInterface
interface RateLimiter {
  /** One that never minds. */
  RateLimiter NONE = (request, caller) -> {};

  /**
   * Counts a call, and notes with the request what is left.
   *
   * @param caller whose call it is
   * @throws dev.menagerie.web.http.HttpProblem 429 if it is one too many
   */
  void count(HttpServletRequest request, String caller);
}
