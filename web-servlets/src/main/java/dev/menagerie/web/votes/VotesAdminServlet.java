package dev.menagerie.web.votes;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.access.BasicLogin;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.FormTokens;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The pets app for administrators, on a port of theirs: the log-in, the results, and what programs
 * read of them. Where no password is set, everybody who reaches the port may see the results, as
 * always. Map it like the {@link VotesServlet}; it looks for the same attributes.
 */
public final class VotesAdminServlet extends AppServlet {
  private final Ingredients given;
  private volatile AdminPages adminPages;
  private volatile ResultsApi resultsApi;
  private volatile ResultsView view;
  private volatile Places places;
  private volatile String host;
  private volatile Optional<AdminSessions> sessions = Optional.empty();

  /** For the container: everything comes from the context's attributes. */
  public VotesAdminServlet() {
    this(Ingredients.NONE, null);
  }

  /** For code: what it is given stays the caller's to close. */
  public VotesAdminServlet(
      VoteCounter counter,
      SharedSecrets secrets,
      Pages pages,
      PollOptions poll,
      HealthSwitch health,
      WebOptions options) {
    this(new Ingredients(counter, secrets, pages, poll, health), options);
  }

  private VotesAdminServlet(Ingredients given, WebOptions options) {
    super(new PetErrors(given.pages()), options);
    this.given = given;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    Ingredients all = given.completed(context);
    places = new Places(urls());
    host = all.pages().site().instance();
    sessions = all.sessions(options(), urls());
    view = new ResultsView(all.reader(), all.poll(), all.pages());
    resultsApi = new ResultsApi(all.reader());
    var tokens = new FormTokens(all.signer(options()), all.poll().clock());
    adminPages =
        new AdminPages(all.pages(), places, sessions, tokens, view, all.health(), options());
  }

  @Override
  protected void stop() {
    view.close();
  }

  /** Ends what goes on for as long as clients like; what is asked once is still answered. */
  public void endStreams() {
    ResultsView started = view;
    if (started != null) {
      started.close();
    }
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    ServedBy.begin(request);
    return now(reply(request, Places.path(request)));
  }

  @Override
  protected Reply finished(HttpServletRequest request, Reply reply) {
    return ServedBy.sign(request, reply, host);
  }

  private Reply reply(HttpServletRequest request, String path) {
    return switch (path) {
      case "" -> places.redirect(request, "/");
      case "/" -> adminPages.entrance(request);
      case "/logout" -> adminPages.logOut(request);
      case "/admin" -> adminPages.results(request);
      case "/admin/events" -> {
        check(request);
        yield view.events(request);
      }
      default -> {
        if (ResultsApi.isAskedFor(path)) {
          check(request);
        }
        yield resultsApi
            .answer(request, path)
            .orElseThrow(() -> new HttpProblem(404, "There is nothing at this address."));
      }
    };
  }

  /** For programs, which would not know what to do with a page to log in on. */
  private void check(HttpServletRequest request) {
    if (sessions.isPresent() && !sessions.get().isAdmin(request)) {
      throw BasicLogin.challenge("menagerie admin", "Log in with the admin's password.");
    }
  }
}
