package dev.menagerie.web.votes;

import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** {@code /api/results}, and the same as a file to take away, as JSON and as CSV. */
final class ResultsApi {
  private static final String PATH = "/api/results";

  private final ResultsReader reader;

  ResultsApi(ResultsReader reader) {
    this.reader = reader;
  }

  /** The answer for a path, if it is one of the results. Whoever asks may see them. */
  Optional<Reply> answer(HttpServletRequest request, String path) {
    if (!isAskedFor(path)) {
      return Optional.empty();
    }
    Methods.requireGet(request);
    Results results = reader.read();
    Reply reply =
        switch (path.substring(PATH.length())) {
          case "" -> Reply.json(200, ResultsText.json(results));
          case ".json" -> file(Reply.json(200, ResultsText.json(results)), "json");
          default -> file(Reply.of(200, "text/csv;charset=utf-8", ResultsText.csv(results)), "csv");
        };
    return Optional.of(reply.with("Cache-Control", "no-store"));
  }

  static boolean isAskedFor(String path) {
    return path.equals(PATH) || path.equals(PATH + ".json") || path.equals(PATH + ".csv");
  }

  private static Reply file(Reply reply, String ending) {
    return reply.with("Content-Disposition", "attachment; filename=\"results." + ending + "\"");
  }
}
