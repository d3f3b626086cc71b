package dev.menagerie.web.votes;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.store.Check;
import dev.menagerie.votes.Visit;
import dev.menagerie.web.http.Accept;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The form to vote with. It counts those to whom it is shown and who have not voted yet. */
final class VotePage {
  private final Poll poll;
  private final WebOptions options;

  VotePage(Poll poll, WebOptions options) {
    this.poll = poll;
    this.options = options;
  }

  CompletableFuture<Reply> answer(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET" -> show(request);
      case "HEAD" -> CompletableFuture.completedFuture(page(request, 200, Map.of()));
      case "POST" -> vote(request);
      default -> throw methodNotAllowed("GET, HEAD, POST");
    };
  }

  private CompletableFuture<Reply> show(HttpServletRequest request) {
    Reply page = page(request, 200, Map.of());
    if (VoterCookie.isClaimed(request) || poll.options().isClosed()) {
      return CompletableFuture.completedFuture(page);
    }
    // The page is shown even if the store is away, and then one visit is not counted.
    return poll.casting().visit(new Visit(Poll.NAME, Poll.FORM_PAGE)).thenApply(count -> page);
  }

  private CompletableFuture<Reply> vote(HttpServletRequest request) {
    Form form = Form.read(request, options);
    String name = form.first("name").orElse("");
    Optional<Choice> choice = poll.options().byOption(form.first("vote").orElse(""));
    if (poll.options().isClosed()) {
      return refused(request, 403, name, "closed", "The poll is closed.");
    }
    if (choice.isEmpty()) {
      String allowed = Votes.options(poll.options());
      return refused(request, 400, name, "voteError", "Choose one: 'vote' must be " + allowed);
    }
    try {
      Votes.checkName(name);
    } catch (HttpProblem e) {
      return refused(request, 400, name, "nameError", e.getMessage());
    }
    Reply done =
        poll.voteCookie().write(poll.places().redirect(request, "/"), request, choice.get());
    return poll.votes().cast(request, choice.get(), name, done);
  }

  /** A browser gets the form again with what is wrong; others get a line of text. */
  private CompletableFuture<Reply> refused(
      HttpServletRequest request, int status, String name, String field, String message) {
    String wanted = Accept.best(request.getHeader("Accept"), "text/plain", "text/html");
    if (!wanted.equals("text/html")) {
      throw new HttpProblem(status, message);
    }
    var more = new HashMap<String, Object>(Map.of(field, message));
    if (Check.wellFormed(name)) {
      more.put("name", name);
    }
    return CompletableFuture.completedFuture(page(request, status, more));
  }

  private Reply page(HttpServletRequest request, int status, Map<String, ?> more) {
    Map<String, Object> model = new HashMap<>(poll.model(request));
    Optional<Choice> voted = poll.voteCookie().read(request);
    model.put("voted", voted.map(Choice::label));
    var choices = new ArrayList<Map<String, Object>>();
    for (Choice choice : poll.options().choices()) {
      choices.add(
          Map.of(
              "option", choice.option(),
              "label", choice.label(),
              "picture", poll.gallery().any(choice),
              "chosen", voted.equals(Optional.of(choice))));
    }
    model.put("choices", List.copyOf(choices));
    if (poll.options().isClosed()) {
      model.put("closed", "The poll is closed.");
    }
    model.putAll(more);
    return poll.page(request, status, "vote", model);
  }
}
