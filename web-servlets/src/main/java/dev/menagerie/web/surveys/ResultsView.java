package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.web.http.EventStream;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as charts that move while one looks at them: the part of a page, and its events. */
final class ResultsView implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int MOST_STREAMS = 50;

  /** Larger numbers are not drawn: what lies between two of them might be none any more. */
  private static final double LARGEST = 1e300;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Questionnaire questionnaire;
  private final ResultsReader reader;
  private final Pages pages;
  private final Map<Filter, EventStream> streams = new HashMap<>();
  private boolean closed;

  ResultsView(Questionnaire questionnaire, ResultsReader reader, Pages pages) {
    this.questionnaire = questionnaire;
    this.reader = reader;
    this.pages = pages;
  }

  /** What a page needs to show the results; while the store is away, that it is. */
  Map<String, Object> model(Filter filter) {
    var model = new HashMap<String, Object>();
    try {
      ResultsReader.Results results = reader.read(filter);
      var questions = new ArrayList<Map<String, Object>>();
      for (Item item : questionnaire.items()) {
        questions.add(question(item, results));
      }
      model.put("responses", results.summary().responses());
      model.put("questions", questions);
      if (!results.quick()) {
        model.put("asOf", TIME.format(results.asOf()));
      }
    } catch (StoreException e) {
      model.put("away", Desk.AWAY);
    }
    return model;
  }

  /** Follows the results; one stream for all who look at the same. */
  Reply events(Filter filter) {
    synchronized (streams) {
      EventStream stream = streams.get(filter);
      if (stream == null) {
        streams.values().removeIf(ResultsView::isUnused);
        if (closed || streams.size() >= MOST_STREAMS) {
          throw new HttpProblem(
              503, "Nobody more can listen here now; try again.", Map.of("Retry-After", "5"));
        }
        stream = new EventStream("results", () -> region(filter), INTERVAL);
        streams.put(filter, stream);
      }
      return stream.listen();
    }
  }

  /** Ends what follows the results. */
  @Override
  public void close() {
    synchronized (streams) {
      closed = true;
      streams.values().forEach(EventStream::close);
    }
    reader.close();
  }

  private static boolean isUnused(EventStream stream) {
    boolean unused = stream.listeners() == 0;
    if (unused) {
      stream.close();
    }
    return unused;
  }

  private String region(Filter filter) {
    return new String(pages.render("survey-results-region", "/", model(filter)), UTF_8).strip();
  }

  private Map<String, Object> question(Item item, ResultsReader.Results results) {
    Map<String, Long> counts =
        new LinkedHashMap<>(results.summary().answers().getOrDefault(item.id(), Map.of()));
    // What is no number cannot be drawn as one; somebody else put it there, and the list shows it.
    counts.keySet().removeIf(answer -> !isDrawable(item, answer));
    var model = new HashMap<String, Object>();
    model.put("ask", item.ask());
    if (item.kind() instanceof FreeText text && text.lines()) {
      model.put("latest", latest(item, results.latest()));
      return model;
    }
    boolean several = item.kind() instanceof Choices choices && choices.several();
    long answers = counts.values().stream().mapToLong(Long::longValue).sum();
    long base = several ? results.summary().responses() : answers;
    model.put("chart", AnswerCharts.draw(item, counts, base));
    model.put("remark", remark(item, counts, answers));
    return model;
  }

  private static boolean isDrawable(Item item, String answer) {
    Question.Kind kind = item.kind().column();
    return kind.fits(answer)
        && (kind != Question.Kind.NUMBER || Math.abs(Double.parseDouble(answer)) <= LARGEST);
  }

  private static String remark(Item item, Map<String, Long> counts, long answers) {
    if (answers == 0) {
      return "";
    }
    if (item.kind() instanceof Choices choices && choices.several()) {
      return "Several could be chosen; shares are of all responses.";
    }
    if (item.kind() instanceof Scale scale) {
      String ends =
          scale.low().isEmpty() || scale.high().isEmpty()
              ? ""
              : String.format(
                  Locale.ROOT,
                  " %d is «%s», %d is «%s».",
                  scale.from(),
                  scale.low(),
                  scale.to(),
                  scale.high());
      return mean(counts) + "." + ends;
    }
    if (item.kind() instanceof DecimalNumber) {
      return mean(counts) + ".";
    }
    return item.kind() instanceof FreeText && counts.size() > 1
        ? "The most frequent answers; case and spaces make no difference."
        : "";
  }

  private static String mean(Map<String, Long> counts) {
    return String.format(Locale.ROOT, "On average %.2f", NumberBins.mean(counts));
  }

  private static List<String> latest(Item item, List<Response> responses) {
    return responses.stream()
        .map(response -> response.answers().getOrDefault(item.id(), ""))
        .filter(text -> !text.isBlank())
        .toList();
  }
}
