package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.web.http.Failures;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The form, and what becomes of it. It is served while the store is away; an answer that could not
 * be stored comes back on the form, with the same receipt, so that the next press of the button
 * stores it once.
 */
final class FormPage {
  /** The hidden field; no question can be called so. */
  static final String RECEIPT = "receipt-code";

  private static final String CLOSED = "This survey is closed; it takes no more answers.";
  private static final String FULL = "This survey has all the answers that it takes.";

  private final Desk desk;
  private final WebOptions options;

  FormPage(Desk desk, WebOptions options) {
    this.desk = desk;
    this.options = options;
  }

  /** The form; for who may answer only once and has, the way to the answer. */
  Reply show(HttpServletRequest request) {
    Methods.requireGet(request);
    Optional<Receipt> answered = desk.answered(request);
    Receipt receipt = answered.orElseGet(Receipt::fresh);
    var more = new HashMap<String, Object>();
    answered.ifPresent(known -> more.put("answered", known.code()));
    if (isClosed()) {
      more.put("closed", CLOSED);
    }
    return desk.page(request, 200, "survey-form", model(Filled.NOTHING, receipt, more));
  }

  /** Stores what somebody filled in. */
  CompletableFuture<Reply> submit(HttpServletRequest request) {
    Methods.requirePost(request);
    Form form = Form.read(request, options);
    Receipt receipt = desk.answered(request).orElseGet(() -> receipt(form));
    Filled filled = Filled.in(desk.questionnaire(), form);
    if (isClosed()) {
      return now(refused(request, 403, filled, receipt, Map.of("closed", CLOSED)));
    }
    if (!filled.errors().isEmpty()) {
      return now(refused(request, 400, filled, receipt, Map.of()));
    }
    var response =
        new Response(
            desk.questionnaire().id(), receipt.id(), desk.clock().instant(), filled.answers());
    Reply done = desk.redirect(request, "thanks/" + receipt.code());
    Reply remembering = desk.remembering(request, receipt).apply(done);
    return desk.responses()
        .save(response)
        .handle(
            (saved, failure) -> {
              if (failure != null) {
                return failed(request, filled, receipt, Failures.problem(failure));
              }
              return saved == Saved.FULL
                  ? refused(request, 403, filled, receipt, Map.of("closed", FULL))
                  : remembering;
            });
  }

  /** The form with which to correct a response, with what is stored or was typed. */
  Reply correct(
      HttpServletRequest request, int status, Filled filled, Receipt receipt, String notice) {
    var more = new HashMap<String, Object>(Map.of("correcting", receipt.code()));
    if (!notice.isEmpty()) {
      more.put("notice", notice);
    }
    return desk.pageLater(request, status, "survey-form", model(filled, receipt, more));
  }

  boolean isClosed() {
    return desk.questionnaire().isClosed(desk.clock().instant());
  }

  private static Receipt receipt(Form form) {
    return form.first(RECEIPT)
        .map(
            code ->
                Receipt.read(code)
                    .orElseThrow(
                        () ->
                            new HttpProblem(
                                400,
                                "'"
                                    + RECEIPT
                                    + "' must be 16 letters and digits as the form has"
                                    + " them. Load the form again.")))
        .orElseGet(Receipt::fresh);
  }

  private Reply failed(
      HttpServletRequest request, Filled filled, Receipt receipt, HttpProblem problem) {
    String notice = notice(problem.status());
    if (notice.isEmpty()) {
      throw problem;
    }
    Reply reply = refused(request, problem.status(), filled, receipt, Map.of("notice", notice));
    for (var header : problem.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  /** What to tell a visitor whose answer could not be stored, or may not be; else nothing. */
  static String notice(int status) {
    return switch (status) {
      case 503 ->
          "Your answer is not stored: the store is away for the moment. Everything you typed is"
              + " still here; press the button again in a moment.";
      case 504 ->
          "It is not known whether your answer is stored: the store did not say in time. Press the"
              + " button again; it will be stored once.";
      default -> "";
    };
  }

  private Reply refused(
      HttpServletRequest request, int status, Filled filled, Receipt receipt, Map<String, ?> more) {
    return desk.pageLater(request, status, "survey-form", model(filled, receipt, more));
  }

  private Map<String, Object> model(Filled filled, Receipt receipt, Map<String, ?> more) {
    Map<String, Object> model = FormModel.of(desk.questionnaire(), filled);
    model.put("receiptField", RECEIPT);
    model.put("receipt", receipt.code());
    model.putAll(more);
    return model;
  }

  private static CompletableFuture<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
