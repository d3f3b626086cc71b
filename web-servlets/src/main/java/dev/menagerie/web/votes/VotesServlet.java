package dev.menagerie.web.votes;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.batch.GroupCommit;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
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

  private final Ingredients given;
  private volatile Signer signer;
  private volatile Poll poll;
  private volatile PetPage petPage;
  private volatile VotePage votePage;
  private volatile VoteApi voteApi;
  private volatile HealthApi healthApi;
  private volatile ResultsDoor resultsDoor;
  private volatile ResultsApi resultsApi;
  private volatile ResultsView resultsView;
  private volatile ResultsPage resultsPage;

  /** For the container: everything comes from the context's attributes. */
  public VotesServlet() {
    this(Ingredients.NONE, null);
  }

  /** For code: what it is given stays the caller's to close. */
  public VotesServlet(
      VoteCounter counter,
      SharedSecrets secrets,
      Pages pages,
      PollOptions poll,
      HealthSwitch health,
      WebOptions options) {
    this(new Ingredients(counter, secrets, pages, poll, health), options);
  }

  private VotesServlet(Ingredients given, WebOptions options) {
    super(new PetErrors(given.pages()), options);
    this.given = given;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    Ingredients all = given.completed(context);
    PollOptions asked = all.poll();
    signer = all.signer(options());
    var voters = new VoterCookie(signer, urls(), asked.clock());
    var casting = new Casting(all.counter());
    poll =
        new Poll(
            asked,
            all.health(),
            all.pages(),
            new Places(urls()),
            new VoteCookie(asked, urls()),
            new Votes(voters, casting),
            casting,
            new Gallery(asked));
    petPage = new PetPage(poll);
    votePage = new VotePage(poll, options());
    voteApi = new VoteApi(poll, options());
    healthApi = new HealthApi(poll.health(), options(), urls());
    resultsDoor = new ResultsDoor(asked, voters, all.sessions(options(), urls()));
    resultsApi = new ResultsApi(all.reader());
    resultsView = new ResultsView(all.reader(), asked, all.pages());
    resultsPage = new ResultsPage(poll, resultsView, resultsDoor);
  }

  /** Returns when every vote under way is stored and answered. */
  @Override
  protected void stop() {
    resultsView.close();
    poll.casting().close();
  }

  /** Ends what goes on for as long as clients like; what is asked once is still answered. */
  public void endStreams() {
    ResultsView started = resultsView;
    if (started != null) {
      started.close();
    }
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
      case "/results" -> now(resultsPage.answer(request));
      case "/results/events" -> now(resultsPage.events(request));
      case "/health" -> now(healthApi.answer(request));
      case "/api/votes" -> voteApi.answer(request);
      default -> now(pictureOrResults(request, path));
    };
  }

  /**
   * Votes and visits travel with others, by their thread; what shows results asks the store, and
   * pictures of one's own are looked for on the disk.
   */
  @Override
  protected Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
    boolean votes = request.getMethod().equals("POST") && signer.isReady();
    boolean drawn = poll.options().images().isEmpty();
    boolean quick =
        switch (Places.path(request)) {
          case "/" -> drawn;
          case "/vote" -> votes && drawn;
          case "/api/votes" -> votes;
          default -> false;
        };
    return quick ? Optional.of(answer(request)) : Optional.empty();
  }

  @Override
  protected Reply finished(HttpServletRequest request, Reply reply) {
    return ServedBy.sign(request, reply, poll.pages().site().instance());
  }

  private Reply pictureOrResults(HttpServletRequest request, String path) {
    if (Gallery.isAskedFor(path)) {
      return poll.gallery().answer(request, path);
    }
    if (ResultsApi.isAskedFor(path)) {
      resultsDoor.check(request);
    }
    return resultsApi
        .answer(request, path)
        .orElseThrow(() -> new HttpProblem(404, "There is nothing at this address."));
  }
}
