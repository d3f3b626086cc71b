package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlStatement;

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

  /**
   * What was last made of a file, as batch after batch answers the same questions. That stays true:
   * neither these questions nor the store's dialect ever change.
   */
  private volatile Insertion last = new Insertion("", List.of(), List.of());

  private SurveyTable(Survey survey) {
    this.survey = survey;
    this.name = survey.id();
    survey.questions().forEach(question -> questions.put(question.id(), question.kind()));
  }

  /** Statements that insert responses, made of a file for those questions that are answered. */
  private record Insertion(String file, List<String> asked, List<String> script) {}

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

  /**
   * Saves those responses that are to this survey. There must be no {@linkplain Survey#objection
   * objection} to them, nor two with the same id.
   *
   * @return the ids of those that were not there before
   */
  List<String> insert(Session session, Collection<Response> batch) {
    return insert(session, batch, "save-responses", row -> row.getString("id"));
  }

  /**
   * The same in less time, where each statement commits by itself and all responses are new.
   *
   * @return whether they were; if not, none is stored
   */
  boolean insertNew(Session session, Collection<Response> batch) {
    try {
      insert(session, batch, "save-new-responses", row -> null);
      return true;
    } catch (IllegalStateException e) {
      if (Trouble.isRepetition(e)) {
        return false;
      }
      throw e;
    }
  }

  private <T> List<T> insert(
      Session session, Collection<Response> batch, String file, Session.Row<T> row) {
    List<Response> responses = ofThis(batch);
    Insertion insertion = insertion(session, file, answered(responses));
    return session.direct(
        insertion.script(),
        statement -> bind(session, statement, insertion.asked(), responses),
        row);
  }

  private List<Response> ofThis(Collection<Response> batch) {
    var responses = new ArrayList<Response>(batch.size());
    for (Response response : batch) {
      if (response.survey().equals(name)) {
        responses.add(response);
      }
    }
    return responses;
  }

  /** The questions that somebody answered; the others keep what the table says by itself. */
  private List<String> answered(List<Response> responses) {
    var asked = new TreeSet<String>();
    for (Response response : responses) {
      asked.addAll(response.answers().keySet());
    }
    if (!questions.keySet().containsAll(asked)) {
      throw new IllegalStateException(
          "of the questions " + asked + " the table " + name + " has only " + questions.keySet());
    }
    return List.copyOf(asked);
  }

  private Insertion insertion(Session session, String file, List<String> asked) {
    Insertion known = last;
    if (known.file().equals(file) && known.asked().equals(asked)) {
      return known;
    }
    List<String> script =
        session.statements(file).stream()
            .map(sql -> sql.replace("${table}", name))
            .map(sql -> sql.replace("${columns}", each(asked, q -> "\"" + q + "\"")))
            .map(sql -> sql.replace("${values}", each(asked, q -> value(session, "", q))))
            .map(sql -> sql.replace("${arrays}", each(asked, q -> "?")))
            .map(sql -> sql.replace("${names}", each(asked, q -> "q_" + q)))
            .toList();
    var made = new Insertion(file, asked, script);
    last = made;
    return made;
  }

  private static void bind(
      Session session, PreparedStatement statement, List<String> asked, List<Response> responses)
      throws SQLException {
    var columns = new ArrayList<String[]>(asked.size() + 2);
    for (String question : asked) {
      columns.add(Columns.texts(responses, r -> r.answers().get(question)));
    }
    columns.add(Columns.texts(responses, Response::id));
    columns.add(Columns.texts(responses, r -> toTheMillisecond(r.at()).toString()));
    for (int i = 0; i < columns.size(); i++) {
      Array array = session.dialect().texts(statement.getConnection(), columns.get(i));
      statement.setArray(i + 1, array);
    }
  }

  private String value(Session session, String sign, String question) {
    Question.Kind kind = questions.get(question);
    return "cast(" + sign + "q_" + question + " as " + session.dialect().type(kind) + ")";
  }

  private static String each(Collection<String> questions, UnaryOperator<String> form) {
    return questions.stream().map(question -> form.apply(question) + ", ").collect(joining());
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
            .map(q -> "\"" + q + "\" = " + value(session, ":", q))
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

  /** The condition under which a row passes a filter, as in {@code and …}; see {@link #bind}. */
  String passing(Session session, Filter filter) {
    return filter.answers().keySet().stream()
        .map(q -> " and " + condition(session, q))
        .collect(joining());
  }

  private String condition(Session session, String question) {
    Question.Kind kind = questions.get(question);
    if (kind == Question.Kind.LIST) {
      String between = "'" + Question.Kind.BETWEEN + "'";
      String given = between + " || \"" + question + "\" || " + between;
      String wanted = between + " || cast(:q_" + question + " as varchar) || " + between;
      return "position(" + wanted + " in " + given + ") > 0";
    }
    String given = "cast(\"" + question + "\" as varchar)";
    return kind == Question.Kind.NUMBER
        ? sameNumber(session, question, given)
        : given + " = cast(:q_" + question + " as varchar)";
  }

  /** The column may be one of texts, of which those that are no numbers are passed over. */
  private String sameNumber(Session session, String question, String given) {
    return "case when char_length("
        + given
        + ") between 1 and "
        + Response.MAX_ANSWER
        + " and regexp_replace("
        + given
        + ", '^[+-]?[0-9]+([.][0-9]+)?(E[+-]?[0-9]{1,4})?$', '') = '' then cast(\""
        + question
        + "\" as "
        + session.dialect().type(Question.Kind.NUMBER)
        + ") = "
        + value(session, ":", question)
        + " else false end";
  }

  /** Binds what {@link #passing} names. */
  static void bind(SqlStatement<?> sql, Filter filter) {
    filter.answers().forEach((question, answer) -> sql.bind("q_" + question, answer));
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

  private static Instant toTheMillisecond(Instant moment) {
    return Instant.ofEpochMilli(moment.toEpochMilli());
  }
}
