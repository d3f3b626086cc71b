package dev.menagerie.web.votes;

import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/** The public page with the results, for those who may see them. */
final class ResultsPage {
  private final Poll poll;
  private final ResultsView view;
  private final ResultsDoor door;

  ResultsPage(Poll poll, ResultsView view, ResultsDoor door) {
    this.poll = poll;
    this.view = view;
    this.door = door;
  }

  Reply answer(HttpServletRequest request) {
    Methods.requireGet(request);
    Map<String, Object> model = new HashMap<>(poll.model(request));
    var refusal = door.refusal(request);
    if (refusal.isPresent()) {
      model.put("refusal", refusal.get());
      return poll.page(request, 403, "results", model);
    }
    model.putAll(view.model());
    model.put("live", "results/events");
    return poll.page(request, 200, "results", model);
  }

  Reply events(HttpServletRequest request) {
    door.check(request);
    return view.events(request);
  }
}
