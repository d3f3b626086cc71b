package dev.menagerie.sql;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Makes room for a survey: a table of its own, or the missing columns of one that is there, whoever
 * made it. Every step can be done twice.
 */
final class SurveyDefinition {
  private static final Set<String> TEXTS = Set.of("text", "character varying");
  private static final Set<String> MOMENTS = Set.of("timestamp with time zone");
  private static final Set<String> INTEGERS = Set.of("bigint", "integer");

  private final Session session;
  private final Survey survey;

  SurveyDefinition(Session session, Survey survey) {
    this.session = session;
    this.survey = survey;
  }

  /** A column that is there: its type, whether that has limits, whether it fills itself. */
  private record Column(String type, boolean limited, boolean automatic) {
    boolean isShortText() {
      return limited && TEXTS.contains(type);
    }
  }

  /**
   * Makes the room.
   *
   * @throws UnfitException if a column that is there cannot hold what it would have to
   */
  void apply() {
    session.dialect().define(this::makeRoom);
  }

  /**
   * Tells what {@link #apply} would do.
   *
   * @throws UnfitException as that would
   */
  List<String> changes() {
    Map<String, Column> there = columnsThere();
    refuseWhatDoesNotFit(there);
    var changes = new ArrayList<String>();
    if (there.isEmpty()) {
      changes.add("create table " + survey.id());
    }
    for (Question question : survey.questions()) {
      if (!there.containsKey(question.id())) {
        changes.add("add column " + question.id() + " " + session.dialect().type(question.kind()));
      }
    }
    for (String column : shortTexts(there)) {
      changes.add("lift the limit of column " + column + ", so that it holds every text");
    }
    List.of("id", "at", "seq").stream()
        .filter(own -> !there.containsKey(own))
        .forEach(own -> changes.add("add column " + own + ", filled by itself"));
    return changes;
  }

  private void makeRoom() {
    Map<String, Column> there = columnsThere();
    List<String> shortTexts = shortTexts(there);
    if (shortTexts.isEmpty() && isDone(there.keySet())) {
      return;
    }
    refuseWhatDoesNotFit(there);
    session.statements("define-survey").forEach(this::execute);
    shortTexts.forEach(this::liftLimit);
    if (there.containsKey("id") || there.containsKey("at")) {
      session.statements("take-over-table").forEach(this::execute);
    }
    session.changes("ask-questions", this::bindQuestions);
  }

  /** Texts that may not be as long as answers, which somebody would have to be told of too late. */
  private List<String> shortTexts(Map<String, Column> there) {
    return Stream.concat(survey.questions().stream().map(Question::id), Stream.of("id"))
        .filter(name -> there.containsKey(name) && there.get(name).isShortText())
        .toList();
  }

  private void liftLimit(String column) {
    session
        .handle()
        .execute(
            "alter table \""
                + survey.id()
                + "\" alter column \""
                + column
                + "\" set data type "
                + session.dialect().type(Question.Kind.TEXT));
  }

  /** Altering a table locks out its readers and writers, even where nothing is to be altered. */
  private boolean isDone(Set<String> there) {
    var asked = new LinkedHashMap<String, Question.Kind>();
    survey.questions().forEach(question -> asked.put(question.id(), question.kind()));
    return there.containsAll(asked.keySet())
        && SurveyTable.load(session, survey.id())
            .filter(table -> table.beginsWith(asked))
            .isPresent();
  }

  private Map<String, Column> columnsThere() {
    var columns = new HashMap<String, Column>();
    session
        .rows(
            "table-columns",
            sql -> sql.bind("table", survey.id()),
            (row, context) ->
                Map.entry(
                    row.getString("column_name"),
                    new Column(
                        row.getString("data_type").toLowerCase(Locale.ROOT),
                        row.getObject("numeric_scale") != null || isShort(row),
                        row.getString("is_identity").equals("YES")
                            || row.getString("column_default") != null)))
        .forEach(column -> columns.put(column.getKey(), column.getValue()));
    return columns;
  }

  /** What has no limit at all has a very high one in H2, which counts halves of characters. */
  private static boolean isShort(ResultSet row) throws SQLException {
    long most = row.getLong("character_maximum_length");
    return !row.wasNull() && most < 2 * Response.MAX_ANSWER;
  }

  private void refuseWhatDoesNotFit(Map<String, Column> there) {
    for (Question question : survey.questions()) {
      Column column = there.get(question.id());
      if (column != null && !holds(column, question.kind())) {
        throw unfit(question.id(), column, "answers of the kind " + question.kind());
      }
    }
    refuseUnless(there, "id", TEXTS, "the identity of a response");
    refuseUnless(there, "at", MOMENTS, "the moment of a response");
    refuseUnless(there, "seq", INTEGERS, "the number of a response");
    if (there.containsKey("seq") && !there.get("seq").automatic()) {
      throw unfit("seq", there.get("seq"), "the number of a response, for it has no default");
    }
  }

  private boolean holds(Column column, Question.Kind kind) {
    boolean made = column.type().equals(session.dialect().type(kind)) && !column.limited();
    return made || TEXTS.contains(column.type());
  }

  private void refuseUnless(
      Map<String, Column> there, String name, Set<String> types, String purpose) {
    Column column = there.get(name);
    if (column != null && !types.contains(column.type())) {
      throw unfit(name, column, purpose);
    }
  }

  private UnfitException unfit(String name, Column column, String purpose) {
    return new UnfitException(
        "column "
            + name
            + " of table "
            + survey.id()
            + " is of type "
            + column.type()
            + " and cannot hold "
            + purpose
            + ". Rename it, or give the survey or the question another id.");
  }

  /** Fills in the names; a statement about one column is repeated for each question. */
  private void execute(String template) {
    String statement = template.replace("${table}", survey.id());
    List<String> columns = survey.questions().stream().map(this::column).toList();
    if (statement.contains("${column}")) {
      columns.forEach(column -> session.handle().execute(statement.replace("${column}", column)));
    } else {
      session.handle().execute(statement.replace("${columns}", String.join(", ", columns)));
    }
  }

  private String column(Question question) {
    return "\"" + question.id() + "\" " + session.dialect().type(question.kind());
  }

  private void bindQuestions(SqlStatement<?> sql) {
    List<Question> questions = survey.questions();
    sql.bind("survey", survey.id())
        .bind("questions", Columns.texts(questions, Question::id))
        .bind("kinds", Columns.texts(questions, question -> question.kind().name()))
        .bind("positions", IntStream.range(0, questions.size()).boxed().toArray(Integer[]::new));
  }
}
