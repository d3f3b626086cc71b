package dev.menagerie.web.surveys;

import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.access.BasicLogin;
import dev.menagerie.web.http.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who may see the results of a survey, its responses and their export. */
final class Door {
  private final Desk desk;
  private final Optional<AdminSessions> admins;

  Door(Desk desk, Optional<AdminSessions> admins) {
    this.desk = desk;
    this.admins = admins;
  }

  /**
   * Lets a client pass that may see them.
   *
   * @throws HttpProblem 401 or 403 if it may not
   */
  void check(HttpServletRequest request) {
    Audience audience = desk.questionnaire().rules().results();
    if (audience == Audience.EVERYBODY
        || admins.map(sessions -> sessions.isAdmin(request)).orElse(false)
        || (audience == Audience.ANSWERED && hasAnswered(request))) {
      return;
    }
    if (audience == Audience.ANSWERED) {
      throw new HttpProblem(403, "The results are for those who have answered. Answer first.");
    }
    if (admins.isEmpty()) {
      throw new HttpProblem(
          403, "The results are for an admin only, and no password is set: see --admin-password.");
    }
    throw BasicLogin.challenge(
        "menagerie admin", "The results are for an admin only; log in with the admin's password.");
  }

  /** Nobody can make up a receipt, so who has one whose response is there has answered. */
  private boolean hasAnswered(HttpServletRequest request) {
    return desk.remembered(request)
        .flatMap(receipt -> desk.responses().store().find(desk.questionnaire().id(), receipt.id()))
        .isPresent();
  }
}
