package dev.menagerie.web.votes;

import dev.menagerie.votes.Visit;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The page with a pet of the kind that one voted for. Who has not voted is led to the form. */
final class PetPage {
  private final Poll poll;

  PetPage(Poll poll) {
    this.poll = poll;
  }

  CompletableFuture<Reply> answer(HttpServletRequest request) {
    Methods.requireGet(request);
    Optional<Choice> voted = poll.voteCookie().read(request);
    if (voted.isEmpty()) {
      return CompletableFuture.completedFuture(poll.places().redirect(request, "/vote"));
    }
    Picture picture = poll.gallery().any(voted.get());
    if (request.getMethod().equals("HEAD")) {
      return CompletableFuture.completedFuture(
          reply(request, voted.get(), picture, OptionalLong.empty()));
    }
    return poll.casting()
        .visit(new Visit(Poll.NAME, Poll.PET_PAGE))
        .thenApply(served -> reply(request, voted.get(), picture, served));
  }

  /** Rendered only when it is sent: who carries the batch has no time for that. */
  private Reply reply(
      HttpServletRequest request, Choice choice, Picture picture, OptionalLong served) {
    return poll.page(200, () -> page(request, choice, picture, served));
  }

  private byte[] page(
      HttpServletRequest request, Choice choice, Picture picture, OptionalLong served) {
    Map<String, Object> model = new HashMap<>(poll.model(request));
    model.put("choice", choice);
    model.put("picture", picture);
    if (served.isPresent()) {
      model.put("served", Long.toString(served.getAsLong()));
    }
    Health health = poll.health().now();
    if (!health.healthy()) {
      model.put("ill", ill(health));
    }
    return poll.render(request, "pet", model);
  }

  private Map<String, Object> ill(Health health) {
    var ill = new HashMap<String, Object>();
    ill.put("reason", health.reason());
    health
        .heals()
        .ifPresent(heals -> ill.put("seconds", Long.toString(poll.health().secondsLeft(heals))));
    return ill;
  }
}
