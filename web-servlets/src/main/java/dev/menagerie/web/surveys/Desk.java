package dev.menagerie.web.surveys;

import dev.menagerie.web.http.Cookies;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the pages of one survey share: the survey, where it lies, and how its pages are made.
 *
 * @param prefix where it lies in the app, as in {@code /feedback}; empty for the app's root
 */
record Desk(
    Questionnaire questionnaire,
    String prefix,
    Responses responses,
    Pages pages,
    RequestUrls urls,
    Clock clock) {
  private static final Duration YEAR = Duration.ofDays(365);

  /** What is said where the store's answer is missing on a page that can do without. */
  static final String AWAY = "The answers are away with their store; they come back by themselves.";

  /** The relative way from the page asked for to the survey, as in {@code ./}. */
  String root(HttpServletRequest request) {
    String app = request.getServletPath() + prefix;
    return Pages.root(RequestUrls.path(request)) + (app.isEmpty() ? "" : app.substring(1) + "/");
  }

  /** The path of the survey's root as a client sees it, with a slash at the end. */
  String path(HttpServletRequest request) {
    String root = urls.cookiePath(request);
    return (root.equals("/") ? "" : root) + request.getServletPath() + prefix + "/";
  }

  /** Leads a client to a place of the survey, as in {@code results}, after what it did. */
  Reply redirect(HttpServletRequest request, String place) {
    return Reply.empty(303)
        .with("Location", path(request) + place)
        .with("Cache-Control", "no-store");
  }

  /** An answer with a page, which nobody keeps: it is different each time. */
  Reply page(HttpServletRequest request, int status, String template, Map<String, ?> more) {
    return noStore(Reply.html(status, render(request, template, more)));
  }

  /** The same, made when it is sent. */
  Reply pageLater(HttpServletRequest request, int status, String template, Map<String, ?> more) {
    return noStore(Reply.later(() -> Reply.html(status, render(request, template, more))));
  }

  private byte[] render(HttpServletRequest request, String template, Map<String, ?> more) {
    var model = new HashMap<String, Object>(more);
    model.put("app", root(request));
    model.put("survey", questionnaire.id());
    model.put("title", questionnaire.title());
    return pages.render(template, RequestUrls.path(request), model);
  }

  private static Reply noStore(Reply reply) {
    return reply.with("Cache-Control", "no-store").with("Vary", "Cookie");
  }

  /** The receipt of a visitor who answered from this browser; empty if nobody did. */
  Optional<Receipt> remembered(HttpServletRequest request) {
    return Cookies.named(request, cookieName())
        .flatMap(value -> Receipt.read(value).stream())
        .findFirst();
  }

  /** The receipt of who may answer only once and has; the second answer so is the first again. */
  Optional<Receipt> answered(HttpServletRequest request) {
    return questionnaire.rules().once() ? remembered(request) : Optional.empty();
  }

  /**
   * Has the browser remember a receipt, where the survey's rules need that. The request is not
   * looked at later.
   */
  UnaryOperator<Reply> remembering(HttpServletRequest request, Receipt receipt) {
    var rules = questionnaire.rules();
    if (!rules.once() && rules.results() != Audience.ANSWERED) {
      return UnaryOperator.identity();
    }
    String cookie = cookie(request, receipt.code(), YEAR);
    return reply -> reply.with("Set-Cookie", cookie);
  }

  /** Has the browser forget it. */
  Reply forgetting(Reply reply, HttpServletRequest request) {
    return remembered(request).isPresent()
        ? reply.with("Set-Cookie", cookie(request, "", Duration.ZERO))
        : reply;
  }

  private String cookie(HttpServletRequest request, String value, Duration life) {
    return urls.setCookie(request, cookieName(), value, life);
  }

  private String cookieName() {
    return "survey_" + questionnaire.id();
  }
}
