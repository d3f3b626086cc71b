package dev.menagerie.web.votes;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.batch.GroupCommit;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.SignedCookies;
import dev.menagerie.web.http.Signer;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The pets app for the public: the form, the pet, the results, their API, and the pictures. Map it
 * to {@code /pets/*} or {@code /*}, and let an {@link dev.menagerie.web.home.AssetsServlet} serve
 * what its pages load.
 *
 * <p>Votes and visits go to the store in batches, see {@link GroupCommit}; a client hears of its
 * vote only once that is durable. Pages are served even while the store is away.
 */
public final class VotesServlet extends AppServlet {
  /** The {@code ServletContext} attribute with the {@link VoteCounter}, if none was handed over. */
  public static final String VOTE_COUNTER = "dev.menagerie.web.votes.VotesServlet.voteCounter";

  /** The attribute with the {@link SharedSecrets} that sign cookies, if none were handed over. */
  public static final String SHARED_SECRETS = "dev.menagerie.web.votes.VotesServlet.sharedSecrets";

  /** The attribute with the {@link Pages}, if none were handed over. */
  public static final String PAGES = "dev.menagerie.web.votes.VotesServlet.pages";

  private final Given given;
  private volatile Poll poll;
  private volatile PetPage petPage;
  private volatile VotePage votePage;
  private volatile VoteApi voteApi;
  private volatile HealthApi healthApi;

  /** For the container: everything comes from the context's attributes. */
  public VotesServlet() {
    this(new Given(null, null, null, null, null), null);
  }

  /** For code: what it is given stays the caller's to close. */
  public VotesServlet(
      VoteCounter counter,
      SharedSecrets secrets,
      Pages pages,
      PollOptions poll,
      HealthSwitch health,
      WebOptions options) {
    this(new Given(counter, secrets, pages, poll, health), options);
  }

  private VotesServlet(Given given, WebOptions options) {
    super(new PetErrors(given.pages), options);
    this.given = given;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    PollOptions options =
        Attributes.orElse(
            given.poll, context, PollOptions.ATTRIBUTE, PollOptions.class, PollOptions.defaults());
    VoteCounter counter =
        Attributes.require(given.counter, context, VOTE_COUNTER, VoteCounter.class);
    SharedSecrets secrets =
        Attributes.require(given.secrets, context, SHARED_SECRETS, SharedSecrets.class);
    Pages pages = Attributes.require(given.pages, context, PAGES, Pages.class);
    var cookies =
        new SignedCookies(Signer.sharing(secrets, options.clock()), urls(), options.clock());
    var casting = new Casting(counter);
    poll =
        new Poll(
            options,
            given.health == null ? new HealthSwitch(options.clock()) : given.health,
            pages,
            new Places(urls()),
            new VoteCookie(options, urls()),
            new Votes(new VoterCookie(cookies), casting),
            casting,
            new Gallery(options));
    petPage = new PetPage(poll);
    votePage = new VotePage(poll, options());
    voteApi = new VoteApi(poll, options());
    healthApi = new HealthApi(poll.health(), options(), urls());
  }

  /** Returns when every vote under way is stored and answered. */
  @Override
  public void destroy() {
    poll.casting().close();
  }

  /** What the batches have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return Optional.ofNullable(poll).map(started -> started.casting().statistics());
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    ServedBy.begin(request);
    String path = Places.path(request);
    return switch (path) {
      case "" -> now(poll.places().redirect(request, "/"));
      case "/" -> petPage.answer(request);
      case "/vote" -> votePage.answer(request);
      case "/health" -> now(healthApi.answer(request));
      case "/api/votes" -> voteApi.answer(request);
      default -> {
        if (Gallery.isAskedFor(path)) {
          yield now(poll.gallery().answer(request, path));
        }
        throw new HttpProblem(404, "There is nothing at this address.");
      }
    };
  }

  @Override
  protected Reply finished(HttpServletRequest request, Reply reply) {
    return ServedBy.sign(request, reply, poll.pages().site().instance());
  }

  /** What the constructor was handed; {@code null} for what is to be found in the context. */
  private record Given(
      VoteCounter counter,
      SharedSecrets secrets,
      Pages pages,
      PollOptions poll,
      HealthSwitch health) {}
}
