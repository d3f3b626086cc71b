package dev.menagerie.web.surveys;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.ContentType;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What programs ask for: responses page by page, a response to store, the results. */
final class SurveyApi {
  private static final int USUAL_LIMIT = 100;

  private final Desk desk;
  private final ResultsReader reader;
  private final ExportFormat format;
  private final WebOptions options;

  SurveyApi(Desk desk, ResultsReader reader, WebOptions options) {
    this.desk = desk;
    this.reader = reader;
    this.options = options;
    format = new ExportFormat(desk.questionnaire());
  }

  /** {@code GET /api/responses}. */
  Reply page(HttpServletRequest request) {
    Wanted wanted = Wanted.in(request, desk.questionnaire());
    ResponsePage page =
        desk.responses()
            .store()
            .page(
                desk.questionnaire().id(),
                wanted.filter(),
                order(wanted),
                wanted.parameter("after"),
                limit(wanted));
    return json(200, json -> write(json, page));
  }

  /** {@code POST /api/responses}, or what is none of the methods served there. */
  CompletableFuture<Reply> save(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw HttpProblem.methodNotAllowed("GET, HEAD, POST");
    }
    ContentType.require(request, "application/json");
    Map<String, Object> said = Json.readObject(Body.read(request, options));
    Receipt named = receipt(said.get("receipt"));
    Receipt receipt = desk.answered(request).orElse(named);
    Filled filled = Filled.of(desk.questionnaire(), given(said.get("answers")));
    if (desk.questionnaire().isClosed(desk.clock().instant())) {
      throw new HttpProblem(403, "This survey is closed; it takes no more answers.");
    }
    if (!filled.errors().isEmpty()) {
      return CompletableFuture.completedFuture(json(400, json -> write(json, filled.errors())));
    }
    var response =
        new Response(
            desk.questionnaire().id(), receipt.id(), desk.clock().instant(), filled.answers());
    UnaryOperator<Reply> remembering = desk.remembering(request, receipt);
    return desk.responses()
        .save(response)
        .thenApply(saved -> remembering.apply(saved(saved, response, receipt)));
  }

  private static Reply saved(Saved saved, Response response, Receipt receipt) {
    if (saved == Saved.FULL) {
      throw new HttpProblem(403, "This survey has all the answers that it takes.");
    }
    return json(
        saved == Saved.STORED ? 201 : 200,
        json -> {
          json.writeStartObject();
          json.writeStringField("id", response.id());
          json.writeStringField("receipt", receipt.code());
          json.writeEndObject();
        });
  }

  /** {@code GET /api/results}. */
  Reply results(HttpServletRequest request) {
    Methods.requireGet(request);
    var results = reader.read(Wanted.in(request, desk.questionnaire()).filter());
    return json(200, json -> write(json, results));
  }

  private void write(JsonGenerator json, ResponsePage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("responses");
    for (Response response : page.responses()) {
      format.write(json, response);
    }
    json.writeEndArray();
    if (page.next().isPresent()) {
      json.writeStringField("next", page.next().get());
    } else {
      json.writeNullField("next");
    }
    json.writeEndObject();
  }

  private void write(JsonGenerator json, ResultsReader.Results results) throws IOException {
    json.writeStartObject();
    json.writeNumberField("responses", results.summary().responses());
    json.writeStringField("at", results.asOf().toString());
    json.writeArrayFieldStart("questions");
    for (Item item : desk.questionnaire().items()) {
      json.writeStartObject();
      json.writeStringField("id", item.id());
      json.writeStringField("ask", item.ask());
      json.writeArrayFieldStart("answers");
      for (var count : results.summary().answers().getOrDefault(item.id(), Map.of()).entrySet()) {
        json.writeStartObject();
        json.writeStringField("answer", count.getKey());
        json.writeNumberField("count", count.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Map<String, String> errors) throws IOException {
    json.writeStartObject();
    json.writeStringField("error", "These answers do not fit their questions; nothing was stored.");
    json.writeObjectFieldStart("errors");
    for (var error : errors.entrySet()) {
      json.writeStringField(error.getKey(), error.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Reply json(int status, Json.Writer writer) {
    return Reply.json(status, Json.write(writer)).with("Cache-Control", "no-store");
  }

  private static Receipt receipt(Object said) {
    if (said == null) {
      return Receipt.fresh();
    }
    return Optional.of(said)
        .filter(String.class::isInstance)
        .flatMap(code -> Receipt.read((String) code))
        .orElseThrow(
            () ->
                new HttpProblem(
                    400,
                    "'receipt' must be 16 of 0-9 and A-Z without I, L, O and U, as in"
                        + " 7K3M-9QXT-22AB-0DEF."));
  }

  /** The answers of a JSON object: texts, numbers, and lists of texts. */
  private Map<String, List<String>> given(Object said) {
    if (!(said instanceof Map<?, ?> answers)) {
      throw new HttpProblem(400, "'answers' must be an object with an answer per question.");
    }
    var given = new HashMap<String, List<String>>();
    answers.forEach(
        (question, answer) -> {
          if (desk.questionnaire().item((String) question).isEmpty()) {
            throw new HttpProblem(400, "There is no question '" + question + "'.");
          }
          given.put((String) question, texts((String) question, answer));
        });
    return given;
  }

  private static List<String> texts(String question, Object answer) {
    var texts = new ArrayList<String>();
    for (Object each : answer instanceof List<?> list ? list : single(answer)) {
      if (each instanceof String text) {
        texts.add(text);
      } else if (each instanceof Long number) {
        texts.add(number.toString());
      } else if (each instanceof BigDecimal number && Math.abs(number.scale()) < 100) {
        texts.add(number.toPlainString());
      } else {
        throw new HttpProblem(
            400,
            "'"
                + question
                + "' must be a text, a number of less than 100 digits, or a list of texts.");
      }
    }
    return texts;
  }

  private static List<Object> single(Object answer) {
    return answer == null ? List.of() : List.of(answer);
  }

  private static Order order(Wanted wanted) {
    return switch (wanted.parameter("order").orElse("oldest")) {
      case "oldest" -> Order.OLDEST_FIRST;
      case "newest" -> Order.NEWEST_FIRST;
      default -> throw new HttpProblem(400, "'order' must be oldest or newest.");
    };
  }

  private static int limit(Wanted wanted) {
    try {
      int limit = wanted.parameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
      if (limit >= 1 && limit <= SurveyStore.MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw outOfBounds();
    }
    throw outOfBounds();
  }

  private static HttpProblem outOfBounds() {
    return new HttpProblem(
        400, "'limit' must be a number from 1 to " + SurveyStore.MAX_LIMIT + ".");
  }
}
