package dev.menagerie.web.votes;

import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.ContentType;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code POST /api/votes}: a vote as JSON. */
final class VoteApi {
  private final Poll poll;
  private final WebOptions options;

  VoteApi(Poll poll, WebOptions options) {
    this.poll = poll;
    this.options = options;
  }

  CompletableFuture<Reply> answer(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw HttpProblem.methodNotAllowed("POST");
    }
    ContentType.require(request, "application/json");
    Map<String, Object> said = Json.readObject(Body.read(request, options));
    String option = text(said, "vote");
    Choice choice =
        poll.options()
            .byOption(option)
            .orElseThrow(
                () -> new HttpProblem(400, "'vote' must be " + Votes.options(poll.options())));
    String name = text(said, "name");
    Votes.checkName(name);
    if (poll.options().isClosed()) {
      throw new HttpProblem(403, "The poll is closed.");
    }
    Reply done = Reply.json(201, Json.object("vote", choice.label()));
    return poll.votes().cast(request, choice, name, done.with("Cache-Control", "no-store"));
  }

  private static String text(Map<String, Object> said, String field) {
    if (said.get(field) instanceof String text) {
      return text;
    }
    throw new HttpProblem(400, "'" + field + "' must be a string.");
  }
}
