package dev.menagerie.web.surveys;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.http.FewAtATime;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All that is served of one survey. */
final class OneSurvey implements AutoCloseable {
  private static final String EXPORT = "/export.";
  private static final String API = "/api/";

  private final Desk desk;
  private final Door door;
  private final FormPage form;
  private final ReceiptPages receipts;
  private final ResultsView view;
  private final ResultsPage results;
  private final SurveyApi api;
  private final FewAtATime exports;
  private final boolean patternless;

  /**
   * Serves a survey.
   *
   * @param exports bounds those of all surveys together
   */
  OneSurvey(Desk desk, Optional<AdminSessions> admins, FewAtATime exports, WebOptions options) {
    this.desk = desk;
    this.exports = exports;
    door = new Door(desk, admins);
    form = new FormPage(desk, options);
    receipts = new ReceiptPages(desk, form, options);
    var reader = new ResultsReader(desk.questionnaire(), desk.responses(), desk.clock());
    view = new ResultsView(desk.questionnaire(), reader, desk.pages());
    results = new ResultsPage(desk, view);
    api = new SurveyApi(desk, reader, options);
    patternless =
        desk.questionnaire().items().stream()
            .noneMatch(item -> item.kind() instanceof FreeText text && text.pattern().isPresent());
  }

  Questionnaire questionnaire() {
    return desk.questionnaire();
  }

  /** What the batches have come to so far. */
  GroupCommit.Statistics statistics() {
    return desk.responses().statistics();
  }

  /**
   * Whether a request is a response to be stored, which travels with others, by their thread. How
   * long a pattern takes to match is up to who wrote it, so who has one does not say so.
   */
  boolean isQuick(HttpServletRequest request, String path) {
    return patternless
        && request.getMethod().equals("POST")
        && (path.equals("/write-db") || path.equals("/api/responses"));
  }

  /**
   * Answers a request.
   *
   * @param path the path below the survey's root, which begins with a slash
   */
  CompletableFuture<Reply> answer(HttpServletRequest request, String path) {
    return switch (path) {
      case "/" -> now(form.show(request));
      case "/write-db" -> form.submit(request);
      case "/receipt" -> now(receipts.entrance(request));
      case "/deleted" -> now(receipts.deleted(request));
      case "/api/responses" ->
          Methods.isGet(request) ? now(guarded(request, path)) : api.save(request);
      default -> now(further(request, path));
    };
  }

  private Reply further(HttpServletRequest request, String path) {
    if (path.startsWith("/thanks/")) {
      return receipts.thanks(request, path.substring("/thanks/".length()));
    }
    if (path.startsWith("/receipt/")) {
      return receipts.answer(request, path.substring("/receipt/".length()));
    }
    return guarded(request, path);
  }

  /** What only those may see who may see the results. */
  private Reply guarded(HttpServletRequest request, String path) {
    Optional<Export.Kind> export =
        path.startsWith(EXPORT)
            ? Export.Kind.byEnding(path.substring(EXPORT.length()))
            : Optional.empty();
    boolean known =
        export.isPresent()
            || switch (path) {
              case "/results", "/results/events", "/responses" -> true;
              case API + "responses", API + "results" -> true;
              default -> false;
            };
    if (!known) {
      throw new HttpProblem(404, "There is nothing at this address.");
    }
    door.check(request);
    return switch (path) {
      case "/results" -> results.charts(request);
      case "/results/events" -> results.events(request);
      case "/responses" -> results.list(request);
      case API + "responses" -> api.page(request);
      case API + "results" -> api.results(request);
      default -> Export.answer(request, desk, export.orElseThrow(), exports);
    };
  }

  /** Ends what goes on for as long as clients like. */
  void endStreams() {
    view.close();
  }

  /** Returns when every response under way is stored and answered. */
  @Override
  public void close() {
    view.close();
    desk.responses().close();
  }

  private static CompletableFuture<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
