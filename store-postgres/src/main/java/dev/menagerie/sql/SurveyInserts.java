package dev.menagerie.sql;

import static java.util.stream.Collectors.joining;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Inserts responses into the table of a survey, by statements that it makes and keeps. */
final class SurveyInserts {
  private final String table;
  private final Map<String, Question.Kind> questions;

  /**
   * What was last made of a file, as batch after batch answers the same questions. That stays true:
   * neither these questions nor the store's dialect ever change.
   */
  private volatile Insertion last = new Insertion("", List.of(), List.of());

  /**
   * Makes nothing yet.
   *
   * @param table the survey's id, which is the table's name
   * @param questions the kinds of answers by question
   */
  SurveyInserts(String table, Map<String, Question.Kind> questions) {
    this.table = table;
    this.questions = questions;
  }

  /** Statements that insert responses, made of a file for those questions that are answered. */
  private record Insertion(String file, List<String> asked, List<String> script) {}

  /**
   * Saves those responses that are to this survey. There must be no {@linkplain Survey#objection
   * objection} to them, nor two with the same id.
   *
   * @return the ids of those that were not there before
   */
  List<String> save(Session session, Collection<Response> batch) {
    return insert(session, batch, "save-responses", row -> row.getString("id"));
  }

  /**
   * The same in less time, where each statement commits by itself and all responses are new.
   *
   * @return whether they were; if not, none is stored
   */
  boolean saveNew(Session session, Collection<Response> batch) {
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
      if (response.survey().equals(table)) {
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
          "of the questions " + asked + " the table " + table + " has only " + questions.keySet());
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
            .map(sql -> sql.replace("${table}", table))
            .map(sql -> sql.replace("${columns}", each(asked, q -> "\"" + q + "\"")))
            .map(
                sql ->
                    sql.replace(
                        "${values}",
                        each(asked, q -> session.dialect().cast("q_" + q, questions.get(q)))))
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
    columns.add(Columns.texts(responses, r -> SurveyTable.toTheMillisecond(r.at()).toString()));
    for (int i = 0; i < columns.size(); i++) {
      Array array = session.dialect().texts(statement.getConnection(), columns.get(i));
      statement.setArray(i + 1, array);
    }
  }

  private static String each(Collection<String> questions, UnaryOperator<String> form) {
    return questions.stream().map(question -> form.apply(question) + ", ").collect(joining());
  }
}
