package dev.menagerie.web.votes;

import dev.menagerie.store.Check;
import dev.menagerie.votes.Ballot;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What a vote is, whichever way it comes: one per voter, moved by a later one. */
final class Votes {
  private static final int LONGEST_NAME = 200;

  private final VoterCookie voters;
  private final Casting casting;

  Votes(VoterCookie voters, Casting casting) {
    this.voters = voters;
    this.casting = casting;
  }

  /**
   * Casts the vote of whoever sends a request.
   *
   * @param done what to answer when it is durable; the voter's cookie is added for a new voter
   */
  CompletableFuture<Reply> cast(
      HttpServletRequest request, Choice choice, String name, Reply done) {
    Optional<String> known = voters.read(request);
    String voter = known.orElseGet(voters::fresh);
    // Made beforehand: whoever carries the batch has only to say that the vote is stored.
    Reply reply = known.isPresent() ? done : voters.write(done, request, voter);
    return casting
        .cast(new Ballot(Poll.NAME, voter, choice.option(), name))
        .thenApply(cast -> reply);
  }

  /**
   * Lets a voter's name through.
   *
   * @throws HttpProblem 400 if there is none, or it is too long
   */
  static void checkName(String name) {
    if (Check.isBlank(name)) {
      throw new HttpProblem(400, "Say a name: 'name' must have 1 to 200 characters.");
    }
    try {
      Check.text("'name'", name, 1, LONGEST_NAME);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, e.getMessage() + ".");
    }
  }

  /** What can be voted for, as in {@code a (Cats), b (Dogs) or c (Whales).} */
  static String options(PollOptions poll) {
    String all =
        poll.choices().stream()
            .map(choice -> choice.option() + " (" + choice.label() + ")")
            .collect(Collectors.joining(", "));
    return all.replaceFirst(", (?!.*, )", " or ") + ".";
  }
}
