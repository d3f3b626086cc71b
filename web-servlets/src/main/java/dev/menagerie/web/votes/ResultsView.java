package dev.menagerie.web.votes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.StoreException;
import dev.menagerie.web.http.EventStream;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Charts;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The results as bars that move while one looks at them: the part of a page, and its events. */
final class ResultsView implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(400);

  private final ResultsReader reader;
  private final PollOptions poll;
  private final Pages pages;
  private final EventStream events;

  ResultsView(ResultsReader reader, PollOptions poll, Pages pages) {
    this.reader = reader;
    this.poll = poll;
    this.pages = pages;
    events = new EventStream("results", this::region, INTERVAL);
  }

  /** What a page needs to show the results; while the store is away, that it is. */
  Map<String, Object> model() {
    var model = new HashMap<String, Object>();
    try {
      Results results = reader.read();
      var bars =
          results.options().stream()
              .map(row -> new Charts.Bar(row.label(), positive(row)))
              .toList();
      model.put("chart", Charts.bars("Votes", bars));
      model.put("votes", results.votes());
      model.put("visitors", results.visitors());
      if (results.visitors() > 0) {
        model.put("turnout", Math.min(100, results.votes() * 100 / results.visitors()));
      }
    } catch (StoreException e) {
      model.put("away", "The votes are away with their store; they come back by themselves.");
    }
    model.put("closed", poll.isClosed());
    return model;
  }

  /** Follows the results. */
  Reply events(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      throw HttpProblem.methodNotAllowed("GET");
    }
    return events.listen();
  }

  /** Ends what follows the results. */
  @Override
  public void close() {
    events.close();
  }

  private String region() {
    return new String(pages.render("results-region", "/", model()), UTF_8);
  }

  /** A counter may be negative for a moment where a store adds up what moves between replicas. */
  private static long positive(Results.Row row) {
    return Math.max(0, row.votes());
  }
}
