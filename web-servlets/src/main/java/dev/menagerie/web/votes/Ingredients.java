package dev.menagerie.web.votes;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.Signer;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Optional;

/**
 * What the servlets of the app are made of: handed to a constructor, or {@code null} for what is to
 * be found in the context.
 */
record Ingredients(
    VoteCounter counter,
    SharedSecrets secrets,
    Pages pages,
    PollOptions poll,
    HealthSwitch health) {
  static final Ingredients NONE = new Ingredients(null, null, null, null, null);

  /** The same, with nothing left to find. */
  Ingredients completed(ServletContext context) throws ServletException {
    PollOptions found =
        Attributes.orElse(
            poll, context, PollOptions.ATTRIBUTE, PollOptions.class, PollOptions.defaults());
    return new Ingredients(
        Attributes.require(counter, context, VotesServlet.VOTE_COUNTER, VoteCounter.class),
        Attributes.require(secrets, context, VotesServlet.SHARED_SECRETS, SharedSecrets.class),
        Attributes.require(pages, context, VotesServlet.PAGES, Pages.class),
        found,
        Attributes.orElse(
            health,
            context,
            HealthSwitch.ATTRIBUTE,
            HealthSwitch.class,
            new HealthSwitch(found.clock())));
  }

  /** What signs cookies: with a key that was given, else with one that the store keeps. */
  Signer signer(WebOptions options) {
    return options.signer().orElseGet(() -> Signer.sharing(secrets, poll.clock()));
  }

  /** The admin's sessions; empty where there is no password for one. */
  Optional<AdminSessions> sessions(WebOptions options, RequestUrls urls) {
    Signer signer = signer(options);
    return options
        .adminPassword()
        .map(password -> new AdminSessions(password, signer, urls, poll.clock()));
  }

  /** Tells how the poll stands. */
  ResultsReader reader() {
    return new ResultsReader(counter, poll);
  }
}
