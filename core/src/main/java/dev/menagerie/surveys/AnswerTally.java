package dev.menagerie.surveys;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts answers one by one, for stores whose database does not; then sums them up. */
public final class AnswerTally {
  private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<String, Question.Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> counts = new HashMap<>();
  private long responses;

  /** Counts answers to some questions. */
  public AnswerTally(List<Question> questions) {
    for (Question question : questions) {
      kinds.put(question.id(), question.kind());
      counts.put(question.id(), new HashMap<>());
    }
  }

  /** Counts some responses, whose answers were counted otherwise. */
  public void addResponses(long number) {
    responses += number;
  }

  /** Counts a response and its answers. */
  public void add(Response response) {
    responses++;
    response.answers().forEach((question, answer) -> add(question, answer, 1));
  }

  /** Counts an answer that was given so many times; one to no question of ours counts nothing. */
  public void add(String question, String answer, long times) {
    if (kinds.containsKey(question)) {
      for (String part : kinds.get(question).parts(answer)) {
        counts.get(question).merge(part, times, Long::sum);
      }
    }
  }

  /** The sum so far, with the most frequent answers to each question. */
  public Summary summary(int top) {
    var answers = new LinkedHashMap<String, Map<String, Long>>();
    for (String question : kinds.keySet()) {
      var most = new LinkedHashMap<String, Long>();
      Stream<Map.Entry<String, Long>> all = counts.get(question).entrySet().stream();
      all.sorted(MOST_FREQUENT_FIRST).limit(top).forEach(e -> most.put(e.getKey(), e.getValue()));
      answers.put(question, most);
    }
    return new Summary(responses, answers);
  }
}
