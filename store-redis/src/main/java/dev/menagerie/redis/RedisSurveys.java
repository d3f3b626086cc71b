package dev.menagerie.redis;

import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Surveys on Redis, resting on the atomicity of scripts: per response one hash with a field per
 * answer, per survey their order, and per question the counts of its answers, so that a summary
 * costs what it shows and not what was answered.
 */
final class RedisSurveys implements SurveyStore {
  private static final Script DEFINE = Script.named("define-survey.lua");
  private static final Script SAVE = Script.named("save-response.lua");
  private static final Script REPLACE = Script.named("replace-response.lua");
  private static final Script DELETE = Script.named("delete-response.lua");

  private final RedisLink link;
  private final KeySpace keys;
  private final RedisForms forms;
  private final RedisResponses reader;

  RedisSurveys(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
    this.forms = new RedisForms(link, keys);
    this.reader = new RedisResponses(link, keys, forms);
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
                DEFINE.with(List.of(keysOf(survey.id()).questions()), arguments));
    if (!refused.isEmpty()) {
      throw otherKind(call, (String) refused.get(0), (String) refused.get(1));
    }
    forms.forget(survey.id());
  }

  private static StoreException otherKind(StoreCall call, String question, String kind) {
    return new StoreException(
        call,
        "'%s' is there as %s; give the question of another kind another id."
            .formatted(question, kind),
        null);
  }

  @Override
  public List<String> changes(Survey survey) {
    StoreCall call = call("compare survey", survey.id());
    var there = new HashMap<String, Question.Kind>();
    forms.questions(call, survey.id()).forEach(q -> there.put(q.id(), q.kind()));
    var changes = new ArrayList<String>();
    for (Question question : survey.questions()) {
      Question.Kind kind = there.get(question.id());
      if (kind == null) {
        changes.add("add question " + question.id() + " " + question.kind());
      } else if (kind != question.kind()) {
        throw otherKind(call, question.id(), kind.toString());
      }
    }
    return changes;
  }

  @Override
  public List<Saved> saveAll(List<Response> responses) {
    return save("", responses);
  }

  @Override
  public List<Saved> saveUpTo(long most, List<Response> responses) {
    Response.requireOneSurvey(responses);
    return save(Long.toString(most), responses);
  }

  private List<Saved> save(String most, List<Response> responses) {
    responses.forEach(forms::refuseWhatDoesNotFit);
    return link
        .writeAll(
            call("save " + responses.size() + " responses", ""),
            Repeat.HARMLESS,
            responses.stream().map(response -> saving(most, response)).toList())
        .stream()
        .map(outcome -> Saved.valueOf((String) outcome))
        .toList();
  }

  @Override
  public boolean replace(Response response) {
    forms.refuseWhatDoesNotFit(response);
    String survey = response.survey();
    StoreCall call = call("replace response", survey + "/" + response.id());
    return edit(
        call,
        survey,
        Repeat.HARMLESS,
        form -> {
          var arguments = new ArrayList<String>();
          for (Question question : form.questions()) {
            arguments.add(question.id());
            arguments.add(response.answers().containsKey(question.id()) ? "given" : "");
            arguments.add(response.answers().getOrDefault(question.id(), ""));
          }
          return REPLACE.with(withCounts(form, response.id()), arguments);
        });
  }

  @Override
  public boolean delete(String survey, String id) {
    StoreCall call = call("delete response", survey + "/" + id);
    return edit(
        call,
        survey,
        Repeat.NEVER,
        form -> {
          var arguments = new ArrayList<String>();
          arguments.add(id);
          form.questions().forEach(question -> arguments.add(question.id()));
          List<String> scriptKeys = withCounts(form, id);
          scriptKeys.add(keysOf(survey).order());
          return DELETE.with(scriptKeys, arguments);
        });
  }

  /** Runs a script that must know every question, anew if the form has grown meanwhile. */
  private boolean edit(
      StoreCall call, String survey, Repeat repeat, Function<Survey, Command<Object>> script) {
    while (true) {
      Object done = link.write(call, repeat, script.apply(forms.form(call, survey)));
      if (!done.equals("GROWN")) {
        return done.equals(1L);
      }
      forms.forget(survey);
    }
  }

  /** The keys of the questions, of a response, and of the counts of each question. */
  private List<String> withCounts(Survey form, String id) {
    SurveyKeys survey = keysOf(form.id());
    var scriptKeys = new ArrayList<String>();
    scriptKeys.add(survey.questions());
    scriptKeys.add(survey.response(id));
    scriptKeys.addAll(survey.counts(form));
    return scriptKeys;
  }

  private Command<Object> saving(String most, Response response) {
    SurveyKeys survey = keysOf(response.survey());
    var scriptKeys = new ArrayList<String>();
    scriptKeys.add(survey.questions());
    scriptKeys.add(survey.sequence());
    scriptKeys.add(survey.order());
    scriptKeys.add(survey.response(response.id()));
    var arguments = new ArrayList<String>();
    arguments.add(response.id());
    arguments.add(Instant.ofEpochMilli(response.at().toEpochMilli()).toString());
    arguments.add(most);
    response
        .answers()
        .forEach(
            (question, answer) -> {
              scriptKeys.add(survey.counts(question));
              arguments.add(question);
              arguments.add(answer);
            });
    return SAVE.with(scriptKeys, arguments);
  }

  @Override
  public Optional<Response> find(String survey, String id) {
    return reader.find(survey, id);
  }

  @Override
  public ResponsePage page(
      String survey, Filter filter, Order order, Optional<String> after, int limit) {
    return reader.page(survey, filter, order, after, limit);
  }

  @Override
  public Summary summarise(String survey, Filter filter, int top) {
    return reader.summarise(survey, filter, top);
  }

  private SurveyKeys keysOf(String survey) {
    return new SurveyKeys(keys, survey);
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }
}
