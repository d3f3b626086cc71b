package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.http.BodyWriter;
import dev.menagerie.web.http.FewAtATime;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * All responses as a file: {@code export.csv}, {@code export.ndjson}, {@code export.json}. It is
 * read page by page and written while it is read, so its length costs no memory.
 */
public final class Export {
  private static final int BUFFER = 64 << 10;

  private final Questionnaire questionnaire;
  private final SurveyStore store;
  private final ExportFormat format;

  /** Exports from a store in which the survey is defined. */
  public Export(Questionnaire questionnaire, SurveyStore store) {
    this.questionnaire = questionnaire;
    this.store = store;
    format = new ExportFormat(questionnaire);
  }

  /** How a file is written. */
  public enum Kind {
    /** RFC 4180, in which no answer is a formula to a spreadsheet. */
    CSV("text/csv;charset=utf-8"),
    /** A JSON object a line. */
    NDJSON("application/x-ndjson"),
    /** An array of JSON objects. */
    JSON("application/json");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The ending of a file's name, as in {@code csv}. */
    public String ending() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Finds one by its ending. */
    public static Optional<Kind> byEnding(String ending) {
      for (Kind kind : values()) {
        if (kind.ending().equals(ending)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** Answers with a file; a store that is away is noticed before anything is sent. */
  static Reply answer(HttpServletRequest request, Desk desk, Kind kind, FewAtATime exports) {
    Methods.requireGet(request);
    Filter filter = Wanted.in(request, desk.questionnaire()).filter();
    var export = new Export(desk.questionnaire(), desk.responses().store());
    ResponsePage first = export.page(filter, Optional.empty());
    BodyWriter body = out -> export.write(kind, filter, first, out);
    String name = desk.questionnaire().id() + "." + kind.ending();
    return Reply.stream(200, kind.type, exports.bound(body))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .with("Cache-Control", "no-store");
  }

  /**
   * Writes all responses that pass a filter.
   *
   * @return how many
   */
  public long write(Kind kind, Filter filter, OutputStream out) throws IOException {
    return write(kind, filter, page(filter, Optional.empty()), out);
  }

  private long write(Kind kind, Filter filter, ResponsePage first, OutputStream target)
      throws IOException {
    var out = new BufferedOutputStream(target, BUFFER);
    if (kind == Kind.CSV) {
      out.write(format.csvHead());
    } else if (kind == Kind.JSON) {
      out.write('[');
    }
    long written = 0;
    ResponsePage page = first;
    while (true) {
      for (Response response : page.responses()) {
        if (kind == Kind.JSON && written > 0) {
          out.write(",\n".getBytes(US_ASCII));
        }
        out.write(kind == Kind.CSV ? format.csv(response) : format.json(response));
        if (kind == Kind.NDJSON) {
          out.write('\n');
        }
        written++;
      }
      if (page.next().isEmpty()) {
        break;
      }
      page = page(filter, page.next());
    }
    if (kind == Kind.JSON) {
      out.write("]\n".getBytes(US_ASCII));
    }
    out.flush();
    return written;
  }

  private ResponsePage page(Filter filter, Optional<String> after) {
    return store.page(questionnaire.id(), filter, Order.OLDEST_FIRST, after, SurveyStore.MAX_LIMIT);
  }
}
