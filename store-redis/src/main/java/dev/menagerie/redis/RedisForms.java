package dev.menagerie.redis;

import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The surveys that are defined, with all their questions. */
final class RedisForms {
  private final RedisLink link;
  private final KeySpace keys;

  /** As last read. They only grow, so an old one may object wrongly, but never let pass. */
  private final Map<String, Survey> forms = new ConcurrentHashMap<>();

  RedisForms(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
  }

  /** The questions of a survey, in the order of the form; none if it is not defined. */
  List<Question> questions(StoreCall call, String survey) {
    String key = new SurveyKeys(keys, survey).questions();
    Map<String, String> stored = link.read(call, Command.of(key, Command.REDIS.hgetAll(key)));
    return stored.entrySet().stream()
        .sorted(Comparator.comparingInt(question -> place(question.getValue())))
        .map(question -> new Question(question.getKey(), kind(question.getValue())))
        .toList();
  }

  /**
   * A survey as it was when last looked at.
   *
   * @throws StoreException if it is not defined
   */
  Survey form(StoreCall call, String survey) {
    Survey form = forms.get(survey);
    if (form == null) {
      List<Question> questions = questions(call, survey);
      if (questions.isEmpty()) {
        throw new StoreException(call, "the survey is not defined.", null);
      }
      form = new Survey(survey, questions);
      forms.put(survey, form);
    }
    return form;
  }

  /** Has the next look be at what is there then. */
  void forget(String survey) {
    forms.remove(survey);
  }

  /**
   * A survey that has the questions of a filter.
   *
   * @throws StoreException if it has not
   */
  Survey passable(StoreCall call, String survey, Filter filter) {
    Survey form = form(call, survey);
    form.objection(filter.answers())
        .ifPresent(
            why -> {
              throw new StoreException(call, "the filter does not fit: " + why + ".", null);
            });
    return form;
  }

  /** Objects before anything of a batch is sent, so that then nothing of it is stored. */
  void refuseWhatDoesNotFit(Response response) {
    response.requireStorable();
    String survey = response.survey();
    var call = new StoreCall(link.name(), "save response", survey + "/" + response.id());
    if (form(call, survey).objection(response.answers()).isPresent()) {
      forget(survey);
      form(call, survey)
          .objection(response.answers())
          .ifPresent(
              why -> {
                throw new StoreException(call, why + "; nothing was stored.", null);
              });
    }
  }

  private static int place(String placeAndKind) {
    return Integer.parseInt(placeAndKind.split(" ", -1)[0]);
  }

  private static Question.Kind kind(String placeAndKind) {
    return Question.Kind.valueOf(placeAndKind.split(" ", -1)[1]);
  }
}
