package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.Summary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the answers in a survey's table, all of the same moment because in one statement. */
final class SurveySummary {
  private static final Comparator<Count> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Count::number).reversed().thenComparing(Count::answer);

  private final Session session;
  private final SurveyTable table;

  SurveySummary(Session session, SurveyTable table) {
    this.session = session;
    this.table = table;
  }

  /** How often an answer was given to a question; without a question, how many responses. */
  private record Count(String question, String answer, long number) {}

  /** The most frequent answers to each question. */
  Summary top(int top) {
    List<Count> counts =
        session
            .handle()
            .createQuery(statement())
            .bind("top", top)
            .map((row, context) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
            .list();
    var answers = new LinkedHashMap<String, Map<String, Long>>();
    table.questions().keySet().forEach(q -> answers.put(q, new LinkedHashMap<>()));
    counts.stream()
        .filter(count -> count.question() != null)
        .sorted(MOST_FREQUENT_FIRST)
        .forEach(
            count ->
                answers
                    .get(count.question())
                    .put(
                        SurveyTable.plain(table.questions().get(count.question()), count.answer()),
                        count.number()));
    long responses =
        counts.stream().filter(c -> c.question() == null).mapToLong(Count::number).sum();
    return new Summary(responses, answers);
  }

  private String statement() {
    return "select cast(null as varchar), cast(null as varchar), count(*) from \""
        + table.name()
        + "\""
        + table.questions().keySet().stream().map(this::perQuestion).collect(joining());
  }

  private String perQuestion(String question) {
    String answer = "cast(\"" + question + "\" as varchar)";
    return " union all (select '"
        + question
        + "', "
        + answer
        + ", count(*) from \""
        + table.name()
        + "\" where \""
        + question
        + "\" is not null group by \""
        + question
        + "\" order by count(*) desc, "
        + session.dialect().byCharacter(answer)
        + " limit :top)";
  }
}
