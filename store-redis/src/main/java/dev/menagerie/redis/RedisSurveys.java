package dev.menagerie.redis;

import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.AnswerTally;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

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
  private static final Script PAGE = Script.named("page-responses.lua");
  private static final Script SUMMARISE = Script.named("summarise-survey.lua");

  private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

  private final RedisLink link;
  private final KeySpace keys;

  /** Forms as last read. They only grow, so an old one may object wrongly, but never let pass. */
  private final Map<String, Survey> forms = new ConcurrentHashMap<>();

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
      throw otherKind(call, (String) refused.get(0), (String) refused.get(1));
    }
    forms.remove(survey.id());
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
    String key = key(survey.id(), "questions");
    Map<String, String> stored = link.read(call, Command.of(key, Command.REDIS.hgetAll(key)));
    Form.questions(stored).forEach(question -> there.put(question.id(), question.kind()));
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
    if (responses.stream().map(Response::survey).distinct().count() > 1) {
      throw new IllegalArgumentException("the responses must be to one survey");
    }
    return save(Long.toString(most), responses);
  }

  private List<Saved> save(String most, List<Response> responses) {
    for (Response response : responses) {
      refuseWhatDoesNotFit(response);
    }
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
    refuseWhatDoesNotFit(response);
    String survey = response.survey();
    StoreCall call = call("replace response", survey + "/" + response.id());
    return edit(
        call,
        survey,
        Repeat.HARMLESS,
        questions -> {
          var arguments = new ArrayList<String>();
          for (Question question : questions) {
            arguments.add(question.id());
            arguments.add(response.answers().containsKey(question.id()) ? "given" : "");
            arguments.add(response.answers().getOrDefault(question.id(), ""));
          }
          return REPLACE.with(withCounts(survey, questions, response.id()), arguments);
        });
  }

  @Override
  public boolean delete(String survey, String id) {
    StoreCall call = call("delete response", survey + "/" + id);
    return edit(
        call,
        survey,
        Repeat.NEVER,
        questions -> {
          var arguments = new ArrayList<String>();
          arguments.add(id);
          questions.forEach(question -> arguments.add(question.id()));
          var its = withCounts(survey, questions, id);
          its.add(key(survey, "order"));
          return DELETE.with(its, arguments);
        });
  }

  /** Runs a script that must know every question, anew if the form has grown meanwhile. */
  private boolean edit(
      StoreCall call,
      String survey,
      Repeat repeat,
      Function<List<Question>, Command<Object>> script) {
    while (true) {
      Object done = link.write(call, repeat, script.apply(form(call, survey).questions()));
      if (!done.equals("GROWN")) {
        return done.equals(1L);
      }
      forms.remove(survey);
    }
  }

  /** The keys of the questions, of a response, and of the counts of each question. */
  private List<String> withCounts(String survey, List<Question> questions, String id) {
    var its = new ArrayList<String>();
    its.add(key(survey, "questions"));
    its.add(responseKey(survey, id));
    questions.forEach(question -> its.add(countsKey(survey, question.id())));
    return its;
  }

  @Override
  public Optional<Response> find(String survey, String id) {
    StoreCall call = call("find response", survey + "/" + id);
    form(call, survey);
    return response(survey, id, link.read(call, reading(survey, id)));
  }

  @Override
  public ResponsePage page(
      String survey, Filter filter, Order order, Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    StoreCall call = call("page through responses of", survey);
    Survey asked = passable(call, survey, filter);
    int wanted = filter.isAll() ? limit : MAX_LIMIT;
    var responses = new ArrayList<Response>();
    Optional<String> from = after;
    while (true) {
      Some some = read(call, survey, order, from, wanted);
      for (Placed each : some.placed()) {
        if (filter.passes(asked, each.response())) {
          if (responses.size() == limit) {
            return new ResponsePage(responses, from);
          }
          responses.add(each.response());
        }
        from = Optional.of(each.place());
      }
      from = some.next();
      if (from.isEmpty() || (filter.isAll() && !responses.isEmpty())) {
        return new ResponsePage(responses, from);
      }
    }
  }

  /** A response and its place in the sequence. */
  private record Placed(Response response, String place) {}

  /** What is left of some responses, and the place of the last of them if more follow. */
  private record Some(List<Placed> placed, Optional<String> next) {}

  private Some read(
      StoreCall call, String survey, Order order, Optional<String> after, int wanted) {
    boolean upwards = order == Order.OLDEST_FIRST;
    String from = after.map(RedisSurveys::behind).orElse(upwards ? "-inf" : "+inf");
    var found =
        (List<?>)
            link.read(
                call,
                PAGE.with(
                    List.of(key(survey, "order")),
                    List.of(from, "" + (wanted + 1), upwards ? "up" : "down")));
    var ids = new ArrayList<String>();
    var places = new ArrayList<String>();
    for (int i = 0; i < Math.min(found.size(), 2 * wanted); i += 2) {
      ids.add((String) found.get(i));
      places.add((String) found.get(i + 1));
    }
    List<Map<String, String>> stored =
        link.readAll(call, ids.stream().map(id -> reading(survey, id)).toList());
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < ids.size(); i++) {
      String place = places.get(i);
      response(survey, ids.get(i), stored.get(i)).ifPresent(r -> placed.add(new Placed(r, place)));
    }
    boolean more = found.size() > 2 * wanted;
    return new Some(placed, more ? Optional.of(places.get(wanted - 1)) : Optional.empty());
  }

  private static String behind(String place) {
    return "(" + Check.key("after", place, PLACE, "what an earlier page gave");
  }

  @Override
  public Summary summarise(String survey, Filter filter, int top) {
    Check.limit(top, MAX_LIMIT);
    StoreCall call = call("summarise survey", survey);
    forms.remove(survey);
    Survey asked = passable(call, survey, filter);
    return filter.isAll() ? counted(call, asked, top) : counting(asked, filter, top);
  }

  /** What is counted already. */
  private Summary counted(StoreCall call, Survey survey, int top) {
    var its = new ArrayList<String>();
    its.add(key(survey.id(), "order"));
    survey.questions().forEach(question -> its.add(countsKey(survey.id(), question.id())));
    var summary = (List<?>) link.read(call, SUMMARISE.with(its, List.of("" + top)));
    var answers = new LinkedHashMap<String, Map<String, Long>>();
    for (int i = 0; i < survey.questions().size(); i++) {
      answers.put(survey.questions().get(i).id(), counts((List<?>) summary.get(i + 1)));
    }
    return new Summary((Long) summary.get(0), answers);
  }

  /** What passes a filter was not counted by anybody: all responses are read. */
  private Summary counting(Survey survey, Filter filter, int top) {
    var tally = new AnswerTally(survey.questions());
    Optional<String> after = Optional.empty();
    do {
      ResponsePage page = page(survey.id(), filter, Order.OLDEST_FIRST, after, MAX_LIMIT);
      page.responses().forEach(tally::add);
      after = page.next();
    } while (after.isPresent());
    return tally.summary(top);
  }

  /** The survey, if it has the questions of a filter. */
  private Survey passable(StoreCall call, String survey, Filter filter) {
    Survey form = form(call, survey);
    form.objection(filter.answers())
        .ifPresent(
            why -> {
              throw new StoreException(call, "the filter does not fit: " + why + ".", null);
            });
    return form;
  }

  /** Objects before anything of the batch is sent, so that then nothing of it is stored. */
  private void refuseWhatDoesNotFit(Response response) {
    response.requireStorable();
    StoreCall call = call("save response", response.survey() + "/" + response.id());
    if (form(call, response.survey()).objection(response.answers()).isPresent()) {
      forms.remove(response.survey());
      form(call, response.survey())
          .objection(response.answers())
          .ifPresent(
              why -> {
                throw new StoreException(call, why + "; nothing was stored.", null);
              });
    }
  }

  private Survey form(StoreCall call, String survey) {
    Survey form = forms.get(survey);
    if (form == null) {
      String key = key(survey, "questions");
      var stored = link.read(call, Command.of(key, Command.REDIS.hgetAll(key)));
      if (stored.isEmpty()) {
        throw new StoreException(call, "the survey is not defined.", null);
      }
      form = new Survey(survey, Form.questions(stored));
      forms.put(survey, form);
    }
    return form;
  }

  private Command<Object> saving(String most, Response response) {
    String survey = response.survey();
    var its = new ArrayList<String>();
    its.add(key(survey, "questions"));
    its.add(key(survey, "sequence"));
    its.add(key(survey, "order"));
    its.add(responseKey(survey, response.id()));
    var arguments = new ArrayList<String>();
    arguments.add(response.id());
    arguments.add(Instant.ofEpochMilli(response.at().toEpochMilli()).toString());
    arguments.add(most);
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
