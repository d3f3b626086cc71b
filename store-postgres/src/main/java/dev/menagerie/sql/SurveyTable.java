package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The table of a survey and those of its columns that are questions. Its names stand in SQL as they
 * are: they come from a {@link Survey}, which lets only harmless ones in.
 */
final class SurveyTable {
  private static final Pattern SCIENTIFIC =
      Pattern.compile("-?[0-9]{1,1000}(\\.[0-9]{1,1000})?E[+-]?[0-9]{1,4}");

  private final Survey survey;
  private final String name;
  private final Map<String, Question.Kind> questions = new LinkedHashMap<>();
  private final SurveyInserts inserts;

  private SurveyTable(Survey survey) {
    this.survey = survey;
    this.name = survey.id();
    survey.questions().forEach(question -> questions.put(question.id(), question.kind()));
    this.inserts = new SurveyInserts(name, questions);
  }

  /** Looks up a survey; empty if it was not defined. */
  static Optional<SurveyTable> load(Session session, String survey) {
    List<Question> questions =
        session.rows(
            "survey-questions",
            sql -> sql.bind("survey", survey),
            (row, context) ->
                new Question(
                    row.getString("question"), Question.Kind.valueOf(row.getString("kind"))));
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(new SurveyTable(new Survey(survey, questions)));
  }

  /** The survey's id, which is the table's name. */
  String name() {
    return name;
  }

  /** The kinds of answers by question, in the order of the form. */
  Map<String, Question.Kind> questions() {
    return questions;
  }

  /** Of two looks at the same table the later one, since questions only ever come along. */
  SurveyTable newer(SurveyTable other) {
    return questions.size() >= other.questions.size() ? this : other;
  }

  /** The survey, with all its questions in the order of the form. */
  Survey survey() {
    return survey;
  }

  /** Whether the first questions are these, in this order; older ones may follow. */
  boolean beginsWith(Map<String, Question.Kind> asked) {
    List<Map.Entry<String, Question.Kind>> all = List.copyOf(questions.entrySet());
    return all.size() >= asked.size()
        && all.subList(0, asked.size()).equals(List.copyOf(asked.entrySet()));
  }

  /** What saves responses to this survey. */
  SurveyInserts inserts() {
    return inserts;
  }

  /** Which of some ids are there. */
  List<String> present(Session session, Collection<String> ids) {
    return session
        .handle()
        .createQuery("select \"id\" from \"" + name + "\" where \"id\" = any(:ids)")
        .bind("ids", ids.toArray(String[]::new))
        .mapTo(String.class)
        .list();
  }

  /** How many responses there are. */
  long count(Session session) {
    return session
        .handle()
        .createQuery("select count(*) from \"" + name + "\"")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Gives a response other answers; there must be no {@linkplain Survey#objection objection} to
   * them.
   */
  boolean replace(Session session, Response response) {
    String values =
        questions.keySet().stream()
            .map(q -> "\"" + q + "\" = " + session.dialect().cast(":q_" + q, questions.get(q)))
            .collect(joining(", "));
    try (var update =
        session
            .handle()
            .createUpdate("update \"" + name + "\" set " + values + " where \"id\" = :id")) {
      questions.keySet().forEach(q -> update.bind("q_" + q, response.answers().get(q)));
      return update.bind("id", response.id()).execute() > 0;
    }
  }

  /** Deletes a response. */
  boolean delete(Session session, String id) {
    try (var update =
        session.handle().createUpdate("delete from \"" + name + "\" where \"id\" = :id")) {
      return update.bind("id", id).execute() > 0;
    }
  }

  /** The columns of a response, for {@link #response}. */
  String columns() {
    return "\"id\", \"at\", \"seq\""
        + questions.keySet().stream().map(q -> ", \"" + q + "\"").collect(joining());
  }

  /** Reads a response from a row of {@link #columns}. */
  Response response(ResultSet row) throws SQLException {
    var answers = new TreeMap<String, String>();
    for (var question : questions.entrySet()) {
      String answer = row.getString(question.getKey());
      if (answer != null) {
        answers.put(question.getKey(), plain(question.getValue(), answer));
      }
    }
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    return new Response(name, row.getString("id"), toTheMillisecond(at), answers);
  }

  /** H2 writes a million as 1E+6, which nobody typed. */
  static String plain(Question.Kind kind, String answer) {
    return kind == Question.Kind.NUMBER && SCIENTIFIC.matcher(answer).matches()
        ? new BigDecimal(answer).toPlainString()
        : answer;
  }

  static Instant toTheMillisecond(Instant moment) {
    return Instant.ofEpochMilli(moment.toEpochMilli());
  }
}
