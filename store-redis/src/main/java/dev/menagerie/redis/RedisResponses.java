package dev.menagerie.redis;

import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.surveys.AnswerTally;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
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
import java.util.regex.Pattern;

/** Reads responses, page by page, and sums them up. */
final class RedisResponses {
  private static final Script PAGE = Script.named("page-responses.lua");
  private static final Script SUMMARISE = Script.named("summarise-survey.lua");
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

  private final RedisLink link;
  private final KeySpace keys;
  private final RedisForms forms;

  RedisResponses(RedisLink link, KeySpace keys, RedisForms forms) {
    this.link = link;
    this.keys = keys;
    this.forms = forms;
  }

  /** See {@link SurveyStore#find}. */
  Optional<Response> find(String survey, String id) {
    StoreCall call = call("find response", survey + "/" + id);
    forms.form(call, survey);
    return response(survey, id, link.read(call, reading(survey, id)));
  }

  /** See {@link SurveyStore#page}. */
  ResponsePage page(String survey, Filter filter, Order order, Optional<String> after, int limit) {
    Check.limit(limit, SurveyStore.MAX_LIMIT);
    StoreCall call = call("page through responses of", survey);
    Survey form = forms.passable(call, survey, filter);
    int wanted = filter.isAll() ? limit : SurveyStore.MAX_LIMIT;
    var responses = new ArrayList<Response>();
    Optional<String> lastTaken = after;
    while (true) {
      Stretch stretch = read(call, survey, order, lastTaken, wanted);
      for (Placed each : stretch.placed()) {
        if (filter.passes(form, each.response())) {
          if (responses.size() == limit) {
            return new ResponsePage(responses, lastTaken);
          }
          responses.add(each.response());
        }
        lastTaken = Optional.of(each.place());
      }
      if (stretch.next().isEmpty() || (filter.isAll() && !responses.isEmpty())) {
        return new ResponsePage(responses, stretch.next());
      }
      lastTaken = stretch.next();
    }
  }

  /** A response and its place in the sequence. */
  private record Placed(Response response, String place) {}

  /** Those of a stretch that are still there, and the stretch's last place if more follow. */
  private record Stretch(List<Placed> placed, Optional<String> next) {}

  private Stretch read(
      StoreCall call, String survey, Order order, Optional<String> after, int wanted) {
    boolean upwards = order == Order.OLDEST_FIRST;
    String from = after.map(RedisResponses::behind).orElse(upwards ? "-inf" : "+inf");
    var found =
        (List<?>)
            link.read(
                call,
                PAGE.with(
                    List.of(keysOf(survey).order()),
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
    return new Stretch(placed, more ? Optional.of(places.get(wanted - 1)) : Optional.empty());
  }

  private static String behind(String place) {
    return "(" + Check.key("after", place, PLACE, "what an earlier page gave");
  }

  /** See {@link SurveyStore#summarise}. */
  Summary summarise(String survey, Filter filter, int top) {
    Check.limit(top, SurveyStore.MAX_LIMIT);
    StoreCall call = call("summarise survey", survey);
    forms.forget(survey);
    Survey form = forms.passable(call, survey, filter);
    return filter.isAll() ? counted(call, form, top) : counting(form, filter, top);
  }

  /** What is counted already. */
  private Summary counted(StoreCall call, Survey form, int top) {
    SurveyKeys survey = keysOf(form.id());
    var scriptKeys = new ArrayList<String>();
    scriptKeys.add(survey.order());
    scriptKeys.addAll(survey.counts(form));
    var summary = (List<?>) link.read(call, SUMMARISE.with(scriptKeys, List.of("" + top)));
    var answers = new LinkedHashMap<String, Map<String, Long>>();
    for (int i = 0; i < form.questions().size(); i++) {
      answers.put(form.questions().get(i).id(), counts((List<?>) summary.get(i + 1)));
    }
    return new Summary((Long) summary.get(0), answers);
  }

  /** What passes a filter was not counted by anybody: all responses are read. */
  private Summary counting(Survey form, Filter filter, int top) {
    var tally = new AnswerTally(form.questions());
    Optional<String> after = Optional.empty();
    do {
      ResponsePage page = page(form.id(), filter, Order.OLDEST_FIRST, after, SurveyStore.MAX_LIMIT);
      page.responses().forEach(tally::add);
      after = page.next();
    } while (after.isPresent());
    return tally.summary(top);
  }

  private static Map<String, Long> counts(List<?> answersAndCounts) {
    var counts = new LinkedHashMap<String, Long>();
    for (int i = 0; i < answersAndCounts.size(); i += 2) {
      counts.put(
          (String) answersAndCounts.get(i), -Long.parseLong((String) answersAndCounts.get(i + 1)));
    }
    return counts;
  }

  private Command<Map<String, String>> reading(String survey, String id) {
    String key = keysOf(survey).response(id);
    return Command.of(key, Command.REDIS.hgetAll(key));
  }

  private static Optional<Response> response(String survey, String id, Map<String, String> stored) {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var answers = new TreeMap<>(stored);
    return Optional.of(new Response(survey, id, Instant.parse(answers.remove("at")), answers));
  }

  private SurveyKeys keysOf(String survey) {
    return new SurveyKeys(keys, survey);
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }
}
