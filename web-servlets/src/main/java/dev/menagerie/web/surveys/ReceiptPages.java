package dev.menagerie.web.surveys;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Response;
import dev.menagerie.web.http.Failures;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a visitor can do with a receipt: be thanked, see the own response, correct it, delete it.
 */
final class ReceiptPages {
  private static final String EDIT = "/edit";
  private static final String DELETE = "/delete";

  private final Desk desk;
  private final FormPage form;
  private final WebOptions options;

  ReceiptPages(Desk desk, FormPage form, WebOptions options) {
    this.desk = desk;
    this.form = form;
    this.options = options;
  }

  /** The page on which a visitor ends who has answered; it is there even if the store is not. */
  Reply thanks(HttpServletRequest request, String code) {
    Methods.requireGet(request);
    Receipt receipt = receipt(code);
    try {
      return shown(request, receipt, find(receipt), true);
    } catch (StoreException e) {
      return desk.page(
          request,
          200,
          "survey-receipt",
          Map.of("heading", "Thank you!", "receipt", receipt.code(), "away", Desk.AWAY));
    }
  }

  /** The page on which to type a receipt, or where a typed one leads. */
  Reply entrance(HttpServletRequest request) {
    Methods.requireGet(request);
    Optional<String> typed = Form.ofQuery(request).first("code").filter(c -> !c.isBlank());
    if (typed.isEmpty()) {
      return desk.page(request, 200, "survey-lookup", Map.of());
    }
    Optional<Receipt> receipt = Receipt.read(typed.get());
    if (receipt.isPresent() && find(receipt.get()).isPresent()) {
      return desk.redirect(request, "receipt/" + receipt.get().code());
    }
    String error =
        receipt.isPresent()
            ? "There is no answer with this receipt; it may have been deleted."
            : "A receipt has 16 letters and digits, such as 7K3M-9QXT-22AB-0DEF.";
    return desk.page(
        request, receipt.isPresent() ? 404 : 400, "survey-lookup", Map.of("codeError", error));
  }

  /** Whatever is asked for below {@code receipt/}. */
  Reply answer(HttpServletRequest request, String rest) {
    if (rest.endsWith(EDIT)) {
      return edit(request, receipt(rest.substring(0, rest.length() - EDIT.length())));
    }
    if (rest.endsWith(DELETE)) {
      return delete(request, receipt(rest.substring(0, rest.length() - DELETE.length())));
    }
    Receipt receipt = receipt(rest);
    if (request.getMethod().equals("POST")) {
      return change(request, receipt);
    }
    if (!Methods.isGet(request)) {
      throw HttpProblem.methodNotAllowed("GET, HEAD, POST");
    }
    return shown(request, receipt, find(receipt), false);
  }

  private Reply edit(HttpServletRequest request, Receipt receipt) {
    Methods.requireGet(request);
    requireOpen();
    Response response = find(receipt).orElseThrow(ReceiptPages::none);
    Filled filled = Filled.with(desk.questionnaire(), response.answers());
    return form.correct(request, 200, filled, receipt, "");
  }

  private Reply change(HttpServletRequest request, Receipt receipt) {
    requireOpen();
    Filled filled = Filled.in(desk.questionnaire(), Form.read(request, options));
    if (!filled.errors().isEmpty()) {
      return form.correct(request, 400, filled, receipt, "");
    }
    try {
      Response before = find(receipt).orElseThrow(ReceiptPages::none);
      if (!desk.responses().store().replace(changed(before, filled))) {
        throw none();
      }
    } catch (StoreException e) {
      HttpProblem problem = Failures.problem(e);
      String notice = FormPage.notice(problem.status());
      if (notice.isEmpty()) {
        throw problem;
      }
      return form.correct(request, problem.status(), filled, receipt, notice);
    }
    return desk.redirect(request, "receipt/" + receipt.code());
  }

  /** What the form does not ask, any more or yet, stays as it is. */
  private Response changed(Response before, Filled filled) {
    var answers = new TreeMap<>(before.answers());
    desk.questionnaire().items().forEach(item -> answers.remove(item.id()));
    answers.putAll(filled.answers());
    return new Response(before.survey(), before.id(), before.at(), answers);
  }

  private Reply delete(HttpServletRequest request, Receipt receipt) {
    Methods.requirePost(request);
    desk.responses().store().delete(desk.questionnaire().id(), receipt.id());
    return desk.forgetting(desk.redirect(request, "deleted"), request);
  }

  /** Says that a response is deleted. */
  Reply deleted(HttpServletRequest request) {
    Methods.requireGet(request);
    return desk.page(request, 200, "survey-deleted", Map.of());
  }

  private Reply shown(
      HttpServletRequest request, Receipt receipt, Optional<Response> found, boolean thanking) {
    Response response = found.orElseThrow(ReceiptPages::none);
    var model = new HashMap<String, Object>();
    model.put(
        "heading", thanking ? desk.questionnaire().thanks(response.answers()) : "Your answer");
    model.put("receipt", receipt.code());
    model.put("answers", answers(response));
    model.put("open", !form.isClosed());
    return desk.page(request, 200, "survey-receipt", model);
  }

  private List<Map<String, String>> answers(Response response) {
    var answers = new ArrayList<Map<String, String>>();
    for (Item item : desk.questionnaire().items()) {
      String answer = response.answers().getOrDefault(item.id(), "");
      answers.add(Map.of("ask", item.ask(), "answer", answer));
    }
    return answers;
  }

  private Optional<Response> find(Receipt receipt) {
    return desk.responses().store().find(desk.questionnaire().id(), receipt.id());
  }

  private void requireOpen() {
    if (form.isClosed()) {
      throw new HttpProblem(403, "This survey is closed; its answers can no longer be changed.");
    }
  }

  private static Receipt receipt(String code) {
    return Receipt.read(code).orElseThrow(ReceiptPages::none);
  }

  private static HttpProblem none() {
    return new HttpProblem(404, "There is no answer with this receipt.");
  }
}
