package dev.menagerie.testkit.memory;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Surveys in maps. */
public class MemorySurveys implements SurveyStore {
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

  private final Memory memory;

  /** Keeps responses in a memory. */
  public MemorySurveys(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void define(Survey survey) {
    synchronized (memory) {
      Survey before = memory.surveys.get(survey.id());
      if (before != null) {
        Map<String, Question.Kind> kinds = kinds(survey);
        for (Question question : before.questions()) {
          if (kinds.getOrDefault(question.id(), question.kind()) != question.kind()) {
            throw broken(survey.id(), question.id() + " is " + question.kind());
          }
        }
      }
      memory.surveys.put(survey.id(), survey);
      memory.responses.computeIfAbsent(survey.id(), id -> new LinkedHashMap<>());
      memory.places.computeIfAbsent(survey.id(), id -> new HashMap<>());
    }
  }

  @Override
  public List<String> changes(Survey survey) {
    synchronized (memory) {
      Survey before = memory.surveys.get(survey.id());
      var kinds = before == null ? Map.<String, Question.Kind>of() : kinds(before);
      var changes = new ArrayList<String>();
      for (Question question : survey.questions()) {
        if (kinds.getOrDefault(question.id(), question.kind()) != question.kind()) {
          throw broken(survey.id(), question.id() + " is " + kinds.get(question.id()));
        }
        if (!kinds.containsKey(question.id())) {
          changes.add("add question " + question.id());
        }
      }
      return changes;
    }
  }

  @Override
  public List<Saved> saveUpTo(long most, List<Response> responses) {
    Response.requireOneSurvey(responses);
    synchronized (memory) {
      responses.forEach(this::check);
      return responses.stream().map(response -> keepUpTo(most, response)).toList();
    }
  }

  private Saved keepUpTo(long most, Response response) {
    Map<String, Response> all = responses(response.survey());
    boolean full = all.size() >= most && !all.containsKey(response.id());
    return full ? Saved.FULL : keep(response);
  }

  @Override
  public boolean replace(Response response) {
    synchronized (memory) {
      check(response);
      Response before = responses(response.survey()).get(response.id());
      if (before != null) {
        var changed = new Response(before.survey(), before.id(), before.at(), response.answers());
        responses(response.survey()).put(response.id(), changed);
      }
      return before != null;
    }
  }

  @Override
  public boolean delete(String survey, String id) {
    synchronized (memory) {
      return responses(survey).remove(id) != null;
    }
  }

  @Override
  public List<Saved> saveAll(List<Response> responses) {
    synchronized (memory) {
      responses.forEach(this::check);
      return responses.stream().map(this::keep).toList();
    }
  }

  /** Keeps a response that fits. */
  protected Saved keep(Response response) {
    var kept =
        new Response(
            response.survey(),
            response.id(),
            response.at().truncatedTo(ChronoUnit.MILLIS),
            response.answers());
    if (responses(response.survey()).putIfAbsent(response.id(), kept) != null) {
      return Saved.REPEATED;
    }
    memory.places.get(response.survey()).put(response.id(), ++memory.stored);
    return Saved.STORED;
  }

  /** Refuses a response that does not fit. */
  protected void check(Response response) {
    response.requireStorable();
    refuse(survey(response.survey()), response.answers());
  }

  private static void refuse(Survey survey, Map<String, String> answers) {
    survey
        .objection(answers)
        .ifPresent(
            why -> {
              throw broken(survey.id(), why);
            });
  }

  @Override
  public Optional<Response> find(String survey, String id) {
    synchronized (memory) {
      return Optional.ofNullable(responses(survey).get(id));
    }
  }

  @Override
  public ResponsePage page(
      String survey, Filter filter, Order order, Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    synchronized (memory) {
      List<Response> all = passing(survey, filter);
      if (order == Order.NEWEST_FIRST) {
        Collections.reverse(all);
      }
      boolean upwards = order == Order.OLDEST_FIRST;
      after
          .map(place -> Check.key("after", place, PLACE, "what an earlier page gave"))
          .map(Long::valueOf)
          .ifPresent(last -> all.removeIf(r -> upwards ? place(r) <= last : place(r) >= last));
      List<Response> page = all.subList(0, Math.min(limit, all.size()));
      return new ResponsePage(
          page,
          page.size() == all.size()
              ? Optional.empty()
              : Optional.of(String.valueOf(place(page.get(limit - 1)))));
    }
  }

  private long place(Response response) {
    return memory.places.get(response.survey()).get(response.id());
  }

  @Override
  public Summary summarise(String survey, Filter filter, int top) {
    Check.limit(top, MAX_LIMIT);
    synchronized (memory) {
      var tally = new AnswerTally(survey(survey).questions());
      passing(survey, filter).forEach(tally::add);
      return tally.summary(top);
    }
  }

  private List<Response> passing(String id, Filter filter) {
    Survey survey = survey(id);
    refuse(survey, filter.answers());
    return new ArrayList<>(
        responses(id).values().stream().filter(r -> filter.passes(survey, r)).toList());
  }

  private Survey survey(String id) {
    Survey survey = memory.surveys.get(id);
    if (survey == null) {
      throw broken(id, "it was not defined.");
    }
    return survey;
  }

  private Map<String, Response> responses(String survey) {
    survey(survey);
    return memory.responses.get(survey);
  }

  private static Map<String, Question.Kind> kinds(Survey survey) {
    var kinds = new TreeMap<String, Question.Kind>();
    survey.questions().forEach(question -> kinds.put(question.id(), question.kind()));
    return kinds;
  }

  private static StoreException broken(String survey, String why) {
    return new StoreException(new StoreCall("Memory", "use survey", survey), why, null);
  }
}
