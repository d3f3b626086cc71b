package dev.menagerie.web.surveys;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages with the results and with the single responses, for those who may see them. */
final class ResultsPage {
  private static final int ROWS = 50;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Desk desk;
  private final ResultsView view;

  ResultsPage(Desk desk, ResultsView view) {
    this.desk = desk;
    this.view = view;
  }

  /** The charts. */
  Reply charts(HttpServletRequest request) {
    Methods.requireGet(request);
    Wanted wanted = Wanted.in(request, desk.questionnaire());
    var model = new HashMap<String, Object>(wanted.model());
    model.putAll(view.model(wanted.filter()));
    return desk.page(request, 200, "survey-results", model);
  }

  /** What keeps the charts fresh. */
  Reply events(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      throw HttpProblem.methodNotAllowed("GET");
    }
    return view.events(Wanted.in(request, desk.questionnaire()).filter());
  }

  /** The responses, the latest first. */
  Reply list(HttpServletRequest request) {
    Methods.requireGet(request);
    Wanted wanted = Wanted.in(request, desk.questionnaire());
    var model = new HashMap<String, Object>(wanted.model());
    model.put("asks", desk.questionnaire().items().stream().map(Item::ask).toList());
    model.put("short", desk.questionnaire().items().stream().map(ResultsPage::isShort).toList());
    Optional<String> after = wanted.parameter("after");
    model.put("first", after.isEmpty());
    try {
      ResponsePage page =
          desk.responses()
              .store()
              .page(desk.questionnaire().id(), wanted.filter(), Order.NEWEST_FIRST, after, ROWS);
      model.put("rows", rows(page.responses()));
      model.put("older", page.next().map(next -> wanted.queryWith("after", next)));
    } catch (StoreException e) {
      model.put("away", Desk.AWAY);
      return desk.page(request, 503, "survey-responses", model).with("Retry-After", "1");
    }
    return desk.page(request, 200, "survey-responses", model);
  }

  private static boolean isShort(Item item) {
    return switch (item.kind().column()) {
      case NUMBER, DATE -> true;
      case TEXT, LIST -> false;
    };
  }

  private List<Map<String, Object>> rows(List<Response> responses) {
    var rows = new ArrayList<Map<String, Object>>();
    for (Response response : responses) {
      List<String> answers =
          desk.questionnaire().items().stream()
              .map(item -> response.answers().getOrDefault(item.id(), ""))
              .toList();
      rows.add(Map.of("at", MOMENT.format(response.at()), "answers", answers));
    }
    return rows;
  }
}
