package dev.menagerie.redis;

import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Surveys on Redis, resting on the atomicity of scripts: per response one hash with a field per
 * answer, per survey their order, and per question the counts of its answers, so that a summary
 * costs what it shows and not what was answered.
 */
final class RedisSurveys implements SurveyStore {
  private static final Script DEFINE = Script.named("define-survey.lua");
  private static final Script SAVE = Script.named("save-response.lua");
  private static final Script PAGE = Script.named("page-responses.lua");
  private static final Script SUMMARISE = Script.named("summarise-survey.lua");

  private final RedisLink link;
  private final KeySpace keys;

  /** Forms as last read. They only grow, so an old one may object wrongly, but never let pass. */
  private final Map<String, Form> forms = new ConcurrentHashMap<>();

  RedisSurveys(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
  }

  @Override
  public void define(Survey survey) {
    StoreCall call = call("define survey", survey.id());
    var arguments = new ArrayList<String>();
    for (Question question : survey.questions()) {
      arguments.add(question.id());
      arguments.add("" + arguments.size() / 3);
      arguments.add(question.kind().name());
    }
    var refused =
        (List<?>)
            link.write(
                call,
                Repeat.HARMLESS,
                DEFINE.with(List.of(key(survey.id(), "questions")), arguments));
    if (!refused.isEmpty()) {
      throw new StoreException(
          call,
          "'%s' is there as %s; give the question of another kind another id."
              .formatted(refused.get(0), refused.get(1)),
          null);
    }
    forms.remove(survey.id());
  }

  @Override
  public List<Saved> saveAll(List<Response> responses) {
    for (Response response : responses) {
      refuseWhatDoesNotFit(response);
    }
    return link
        .writeAll(
            call("save " + responses.size() + " responses", ""),
            Repeat.HARMLESS,
            responses.stream().map(this::saving).toList())
        .stream()
        .map(outcome -> Saved.valueOf((String) outcome))
        .toList();
  }

  @Override
  public Optional<Response> find(String survey, String id) {
    StoreCall call = call("find response", survey + "/" + id);
    form(call, survey);
    return response(survey, id, link.read(call, reading(survey, id)));
  }

  @Override
  public ResponsePage page(String survey, Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    StoreCall call = call("page through responses of", survey);
    form(call, survey);
    String from = after.map(seq -> "(" + Long.parseLong(seq)).orElse("-inf");
    var found =
        (List<?>)
            link.read(
                call, PAGE.with(List.of(key(survey, "order")), List.of(from, "" + (limit + 1))));
    var ids = new ArrayList<String>();
    String last = "";
    for (int i = 0; i < found.size() && ids.size() < limit; i += 2) {
      ids.add((String) found.get(i));
      last = (String) found.get(i + 1);
    }
    List<Map<String, String>> stored =
        link.readAll(call, ids.stream().map(id -> reading(survey, id)).toList());
    var responses = new ArrayList<Response>();
    for (int i = 0; i < ids.size(); i++) {
      response(survey, ids.get(i), stored.get(i)).ifPresent(responses::add);
    }
    boolean more = found.size() > 2 * limit;
    return new ResponsePage(responses, more ? Optional.of(last) : Optional.empty());
  }

  @Override
  public Summary summarise(String survey, int top) {
    Check.limit(top, MAX_LIMIT);
    StoreCall call = call("summarise survey", survey);
    forms.remove(survey);
    List<Question> questions = form(call, survey).questions();
    var asked = new ArrayList<String>();
    asked.add(key(survey, "order"));
    questions.forEach(question -> asked.add(countsKey(survey, question.id())));
    var summary = (List<?>) link.read(call, SUMMARISE.with(asked, List.of("" + top)));
    var answers = new LinkedHashMap<String, Map<String, Long>>();
    for (int i = 0; i < questions.size(); i++) {
      answers.put(questions.get(i).id(), counts((List<?>) summary.get(i + 1)));
    }
    return new Summary((Long) summary.get(0), answers);
  }

  /** Objects before anything of the batch is sent, so that then nothing of it is stored. */
  private void refuseWhatDoesNotFit(Response response) {
    StoreCall call = call("save response", response.survey() + "/" + response.id());
    if (form(call, response.survey()).objection(response).isPresent()) {
      forms.remove(response.survey());
      form(call, response.survey())
          .objection(response)
          .ifPresent(
              why -> {
                throw new StoreException(call, why + "; nothing was stored.", null);
              });
    }
  }

  private Form form(StoreCall call, String survey) {
    Form form = forms.get(survey);
    if (form == null) {
      String key = key(survey, "questions");
      var stored = link.read(call, Command.of(key, Command.REDIS.hgetAll(key)));
      if (stored.isEmpty()) {
        throw new StoreException(call, "the survey is not defined.", null);
      }
      form = Form.read(stored);
      forms.put(survey, form);
    }
    return form;
  }

  private Command<Object> saving(Response response) {
    String survey = response.survey();
    var its = new ArrayList<String>();
    its.add(key(survey, "questions"));
    its.add(key(survey, "sequence"));
    its.add(key(survey, "order"));
    its.add(responseKey(survey, response.id()));
    var arguments = new ArrayList<String>();
    arguments.add(response.id());
    arguments.add(Instant.ofEpochMilli(response.at().toEpochMilli()).toString());
    response
        .answers()
        .forEach(
            (question, answer) -> {
              its.add(countsKey(survey, question));
              arguments.add(question);
              arguments.add(answer);
            });
    return SAVE.with(its, arguments);
  }

  private Command<Map<String, String>> reading(String survey, String id) {
    String key = responseKey(survey, id);
    return Command.of(key, Command.REDIS.hgetAll(key));
  }

  private static Optional<Response> response(String survey, String id, Map<String, String> stored) {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var answers = new TreeMap<>(stored);
    return Optional.of(new Response(survey, id, Instant.parse(answers.remove("at")), answers));
  }

  private static Map<String, Long> counts(List<?> answersAndCounts) {
    var counts = new LinkedHashMap<String, Long>();
    for (int i = 0; i < answersAndCounts.size(); i += 2) {
      counts.put(
          (String) answersAndCounts.get(i), -Long.parseLong((String) answersAndCounts.get(i + 1)));
    }
    return counts;
  }

  private String key(String survey, String name) {
    return keys.of("survey:" + survey, name);
  }

  private String responseKey(String survey, String id) {
    return key(survey, "response:" + id);
  }

  private String countsKey(String survey, String question) {
    return key(survey, "answers:" + question);
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }
}
