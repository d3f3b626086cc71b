package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import org.jdbi.v3.core.statement.SqlStatement;

/** Under which condition a row in the table of a survey passes a filter. */
final class SurveyCondition {
  private final Dialect dialect;
  private final SurveyTable table;
  private final Filter filter;

  SurveyCondition(Dialect dialect, SurveyTable table, Filter filter) {
    this.dialect = dialect;
    this.table = table;
    this.filter = filter;
  }

  /** The condition, as in {@code and …}; see {@link #bind}. */
  String sql() {
    return filter.answers().keySet().stream().map(q -> " and " + condition(q)).collect(joining());
  }

  private String condition(String question) {
    Question.Kind kind = table.questions().get(question);
    if (kind == Question.Kind.LIST) {
      String between = "'" + Question.Kind.BETWEEN + "'";
      String given = between + " || \"" + question + "\" || " + between;
      String wanted = between + " || cast(:q_" + question + " as varchar) || " + between;
      return "position(" + wanted + " in " + given + ") > 0";
    }
    String given = "cast(\"" + question + "\" as varchar)";
    return kind == Question.Kind.NUMBER
        ? sameNumber(question, given)
        : given + " = cast(:q_" + question + " as varchar)";
  }

  /** The column may be one of texts, of which those that are no numbers are passed over. */
  private String sameNumber(String question, String given) {
    return "case when char_length("
        + given
        + ") between 1 and "
        + Response.MAX_ANSWER
        + " and regexp_replace("
        + given
        + ", '^[+-]?[0-9]+([.][0-9]+)?(E[+-]?[0-9]{1,4})?$', '') = '' then "
        + dialect.cast("\"" + question + "\"", Question.Kind.NUMBER)
        + " = "
        + dialect.cast(":q_" + question, Question.Kind.NUMBER)
        + " else false end";
  }

  /** Binds what {@link #sql} names. */
  void bind(SqlStatement<?> statement) {
    filter.answers().forEach((question, answer) -> statement.bind("q_" + question, answer));
  }
}
