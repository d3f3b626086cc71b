package dev.menagerie.web.surveys;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.batch.GroupCommit;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.FewAtATime;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.Signer;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The survey app: the form, receipts, results, responses and their export, and an API. Map it to
 * {@code /survey/*} or {@code /*}, and let an {@link dev.menagerie.web.home.AssetsServlet} serve
 * what its pages load.
 *
 * <p>A client hears of its answer only once that is durable. The form is served even while the
 * store is away.
 */
public final class SurveysServlet extends AppServlet {
  /** The {@code ServletContext} attribute with the {@link SurveyStore}, if none was handed over. */
  public static final String SURVEY_STORE = "dev.menagerie.web.surveys.SurveysServlet.surveyStore";

  /** The attribute with the {@link SharedSecrets} that sign cookies, if none were handed over. */
  public static final String SHARED_SECRETS =
      "dev.menagerie.web.surveys.SurveysServlet.sharedSecrets";

  /** The attribute with the {@link Pages}, if none were handed over. */
  public static final String PAGES = "dev.menagerie.web.surveys.SurveysServlet.pages";

  /** How many exports are written at a time. */
  private static final int MOST_EXPORTS = 8;

  private final FewAtATime exports =
      new FewAtATime(MOST_EXPORTS, "Too many clients are fetching exports.");
  private final SurveyStore givenStore;
  private final SharedSecrets givenSecrets;
  private final Pages givenPages;
  private final SurveyOptions givenSurveys;
  private volatile Pages pages;
  private volatile List<OneSurvey> surveys = List.of();

  /** For the container: everything comes from the context's attributes. */
  public SurveysServlet() {
    this(null, null, null, null, null);
  }

  /** For code: what it is given stays the caller's to close. */
  public SurveysServlet(
      SurveyStore store,
      SharedSecrets secrets,
      Pages pages,
      SurveyOptions surveys,
      WebOptions options) {
    super(new SurveyErrors(pages), options);
    givenStore = store;
    givenSecrets = secrets;
    givenPages = pages;
    givenSurveys = surveys;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    SurveyStore store = Attributes.require(givenStore, context, SURVEY_STORE, SurveyStore.class);
    var secrets = Attributes.require(givenSecrets, context, SHARED_SECRETS, SharedSecrets.class);
    pages = Attributes.require(givenPages, context, PAGES, Pages.class);
    SurveyOptions asked =
        Attributes.orElse(
            givenSurveys,
            context,
            SurveyOptions.ATTRIBUTE,
            SurveyOptions.class,
            SurveyOptions.defaults());
    Signer signer = options().signer().orElseGet(() -> Signer.sharing(secrets, asked.clock()));
    Optional<AdminSessions> admins =
        options()
            .adminPassword()
            .map(password -> new AdminSessions(password, signer, urls(), asked.clock()));
    boolean alone = asked.surveys().size() == 1;
    surveys =
        asked.surveys().stream()
            .map(
                each ->
                    new OneSurvey(
                        new Desk(
                            each,
                            alone ? "" : "/" + each.id(),
                            new Responses(each, store),
                            pages,
                            urls(),
                            asked.clock()),
                        admins,
                        exports,
                        options()))
            .toList();
  }

  /** Returns when every response under way is stored and answered. */
  @Override
  protected void stop() {
    surveys.forEach(OneSurvey::close);
  }

  /** Ends what goes on for as long as clients like; what is asked once is still answered. */
  public void endStreams() {
    surveys.forEach(OneSurvey::endStreams);
  }

  /** What the batches have come to so far; empty before the first request. */
  public Optional<GroupCommit.Statistics> writes() {
    return surveys.stream()
        .map(OneSurvey::statistics)
        .reduce(
            (a, b) ->
                new GroupCommit.Statistics(
                    a.trips() + b.trips(),
                    a.items() + b.items(),
                    a.waiting() + b.waiting(),
                    a.refused() + b.refused()));
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    String path = path(request);
    if (path.isEmpty()) {
      return now(toTheRoot(request, request.getServletPath()));
    }
    if (surveys.size() == 1) {
      return surveys.get(0).answer(request, path);
    }
    if (path.equals("/")) {
      return now(overview(request));
    }
    String below = below(path);
    OneSurvey survey =
        named(path, below).orElseThrow(() -> new HttpProblem(404, "There is no such survey."));
    return below.isEmpty()
        ? now(toTheRoot(request, request.getServletPath() + path))
        : survey.answer(request, below);
  }

  @Override
  protected Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
    String path = path(request);
    String below = surveys.size() == 1 ? path : below(path);
    Optional<OneSurvey> survey =
        surveys.size() == 1 ? Optional.of(surveys.get(0)) : named(path, below);
    return survey
        .filter(each -> each.isQuick(request, below))
        .map(each -> each.answer(request, below));
  }

  /** The survey whose id stands before the rest of a path. */
  private Optional<OneSurvey> named(String path, String below) {
    String id = path.isEmpty() ? "" : path.substring(1, path.length() - below.length());
    return surveys.stream().filter(each -> each.questionnaire().id().equals(id)).findFirst();
  }

  private static String path(HttpServletRequest request) {
    return request.getPathInfo() == null ? "" : request.getPathInfo();
  }

  /** The path below a survey's root where several are served, as in {@code /<id>/results}. */
  private static String below(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? "" : path.substring(end);
  }

  /** Where several surveys are served, what leads to each. */
  private Reply overview(HttpServletRequest request) {
    Methods.requireGet(request);
    List<Map<String, String>> cards =
        surveys.stream()
            .map(OneSurvey::questionnaire)
            .map(q -> Map.of("id", q.id(), "title", q.title(), "intro", q.intro()))
            .toList();
    String path = RequestUrls.path(request);
    byte[] page = pages.render("surveys", path, Map.of("surveys", cards));
    return Reply.html(200, page).with("Cache-Control", "no-store");
  }

  private Reply toTheRoot(HttpServletRequest request, String place) {
    String root = urls().cookiePath(request);
    return Reply.empty(302)
        .with("Location", (root.equals("/") ? "" : root) + place + "/")
        .with("Cache-Control", "no-store");
  }
}
