package dev.menagerie.web.votes;

import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.http.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who may see the results on the public port. */
final class ResultsDoor {
  private final PollOptions poll;
  private final VoterCookie voters;
  private final Optional<AdminSessions> admins;

  ResultsDoor(PollOptions poll, VoterCookie voters, Optional<AdminSessions> admins) {
    this.poll = poll;
    this.voters = voters;
    this.admins = admins;
  }

  /** Why a client may not see the results, and what to do; empty if it may. */
  Optional<String> refusal(HttpServletRequest request) {
    if (mayEverybody() || admins.map(sessions -> sessions.isAdmin(request)).orElse(false)) {
      return Optional.empty();
    }
    return switch (poll.results()) {
      case VOTED ->
          // The cookie is given with a vote and never without one.
          voters.read(request).isPresent()
              ? Optional.empty()
              : Optional.of("The results are for those who have voted. Vote first.");
      case CLOSED -> Optional.of("The results are shown when the poll is closed.");
      default -> Optional.of("The results are for the administrators of this poll.");
    };
  }

  /**
   * Lets a client pass that may see the results.
   *
   * @throws HttpProblem 403 if it may not
   */
  void check(HttpServletRequest request) {
    refusal(request)
        .ifPresent(
            why -> {
              throw new HttpProblem(403, why);
            });
  }

  private boolean mayEverybody() {
    return poll.results() == ResultsAccess.ALWAYS
        || (poll.results() == ResultsAccess.CLOSED && poll.isClosed());
  }
}
