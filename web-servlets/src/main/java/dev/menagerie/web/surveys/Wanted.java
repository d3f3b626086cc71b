package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.surveys.Filter;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which responses an address asks for: {@code ?coat=Tabby} means those with this answer. Results,
 * list and export understand it alike.
 */
final class Wanted {
  // Options and bounds come and go; what was answered before stays, and may be looked for.
  private static final AnswerKind ANY_NUMBER =
      new DecimalNumber(Optional.empty(), Optional.empty(), "");
  private static final AnswerKind ANY_DAY = new Day(Optional.empty(), Optional.empty());

  private final Questionnaire questionnaire;
  private final Form query;
  private final Filter filter;

  private Wanted(Questionnaire questionnaire, Form query, Filter filter) {
    this.questionnaire = questionnaire;
    this.query = query;
    this.filter = filter;
  }

  /**
   * Reads the query of a request.
   *
   * @throws HttpProblem 400 if nobody can have given such an answer
   */
  static Wanted in(HttpServletRequest request, Questionnaire questionnaire) {
    Form query = Form.ofQuery(request);
    var answers = new LinkedHashMap<String, String>();
    for (Item item : questionnaire.items()) {
      query
          .first(item.id())
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> answers.put(item.id(), answer(item, text)));
    }
    return new Wanted(questionnaire, query, new Filter(answers));
  }

  /** What is stored of what somebody looks for. */
  private static String answer(Item item, String text) {
    return switch (item.kind().column()) {
      case NUMBER -> answer(item, ANY_NUMBER, text);
      case DATE -> answer(item, ANY_DAY, text);
      case TEXT, LIST -> text;
    };
  }

  private static String answer(Item item, AnswerKind kind, String text) {
    Optional<String> problem = kind.problem(List.of(text));
    if (problem.isPresent()) {
      throw new HttpProblem(400, "'" + item.id() + "': " + problem.get());
    }
    return kind.stored(List.of(text));
  }

  Filter filter() {
    return filter;
  }

  /** A further parameter of the query. */
  Optional<String> parameter(String name) {
    return query.first(name);
  }

  /** The filter as a query, with the question mark; empty if everything is wanted. */
  String query() {
    return filter.isAll() ? "" : "?" + encoded(filter.answers());
  }

  /** The same with a further parameter. */
  String queryWith(String name, String value) {
    var all = new LinkedHashMap<>(filter.answers());
    all.put(name, value);
    return "?" + encoded(all);
  }

  /** What a template needs to show the filter and to change it. */
  Map<String, Object> model() {
    var fields = new ArrayList<Map<String, Object>>();
    var active = new ArrayList<Map<String, String>>();
    for (Item item : questionnaire.items()) {
      String chosen = filter.answers().getOrDefault(item.id(), "");
      if (!chosen.isEmpty()) {
        active.add(Map.of("ask", item.ask(), "answer", chosen));
      }
      if (!(item.kind() instanceof FreeText text) || !text.lines()) {
        var field = new HashMap<String, Object>(item.kind().model());
        field.put("id", item.id());
        field.put("ask", item.ask());
        field.put("chosen", chosen);
        fields.add(field);
      }
    }
    return Map.of("filters", fields, "active", active, "query", query());
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
