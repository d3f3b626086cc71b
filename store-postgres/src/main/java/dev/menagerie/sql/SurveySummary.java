package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.AnswerTally;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Summary;

/** Counts the answers in a survey's table, all of the same moment because in one statement. */
final class SurveySummary {
  /**
   * The most different lists that are read to count their parts: without them a survey of long
   * lists would not be counted wrong, but might not fit into memory.
   */
  private static final int MOST_LISTS = 100_000;

  private final Session session;
  private final SurveyTable table;
  private final SurveyCondition condition;

  SurveySummary(Session session, SurveyTable table, Filter filter) {
    this.session = session;
    this.table = table;
    this.condition = new SurveyCondition(session.dialect(), table, filter);
  }

  /** How often an answer was given to a question; without a question, how many responses. */
  private record Count(String question, String answer, long number) {}

  /** The most frequent answers to each question. */
  Summary top(int top) {
    var tally = new AnswerTally(table.survey().questions());
    try (var query = session.handle().createQuery(statement())) {
      condition.bind(query);
      query
          .bind("top", top)
          .bind("lists", MOST_LISTS)
          .map((row, context) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
          .forEach(count -> add(count, tally));
    }
    return tally.summary(top);
  }

  private void add(Count count, AnswerTally tally) {
    if (count.question() == null) {
      tally.addResponses(count.number());
    } else {
      Question.Kind kind = table.questions().get(count.question());
      tally.add(count.question(), SurveyTable.plain(kind, count.answer()), count.number());
    }
  }

  private String statement() {
    return "select cast(null as varchar), cast(null as varchar), count(*) from \""
        + table.name()
        + "\" where true"
        + condition.sql()
        + table.questions().keySet().stream().map(this::perQuestion).collect(joining());
  }

  private String perQuestion(String question) {
    String answer = "cast(\"" + question + "\" as varchar)";
    boolean list = table.questions().get(question) == Question.Kind.LIST;
    return " union all (select '"
        + question
        + "', "
        + answer
        + ", count(*) from \""
        + table.name()
        + "\" where \""
        + question
        + "\" is not null"
        + condition.sql()
        + " group by \""
        + question
        + "\" order by count(*) desc, "
        + session.dialect().byCharacter(answer)
        + (list ? " limit :lists)" : " limit :top)");
  }
}
