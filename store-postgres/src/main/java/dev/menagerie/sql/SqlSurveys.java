package dev.menagerie.sql;

import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Responses in a plain table per survey: rests on a unique index on the submission's id, which lets
 * only the first of several inserts in.
 *
 * <p>Pages go by {@code seq}, a number from a sequence. Of responses being saved while somebody
 * pages, one may so appear behind the reader's back; one that was acknowledged before the first
 * page is never missed.
 */
final class SqlSurveys implements SurveyStore {
  private final Database database;

  /** Of other instances' definitions it may lack the newest questions, never hold wrong ones. */
  private final Map<String, SurveyTable> known = new ConcurrentHashMap<>();

  private final Novelty novelty = new Novelty();

  SqlSurveys(Database database) {
    this.database = database;
  }

  /** What makes a response one of a kind. */
  private record Submission(String survey, String id) {
    static Submission of(Response response) {
      return new Submission(response.survey(), response.id());
    }
  }

  @Override
  public void define(Survey survey) {
    database.call(
        Trip.writingAgain("define survey", survey.id()).inTransaction(),
        session -> {
          new SurveyDefinition(session, survey).apply();
          return null;
        });
    known.remove(survey.id());
  }

  @Override
  public List<String> changes(Survey survey) {
    return database.call(
        Trip.reading("compare survey", survey.id()),
        session -> new SurveyDefinition(session, survey).changes());
  }

  @Override
  public List<Saved> saveAll(List<Response> responses) {
    var tables = new TreeMap<String, SurveyTable>();
    var batch = new LinkedHashMap<Submission, Response>();
    for (Response response : responses) {
      tables.merge(response.survey(), tableFor(response), SurveyTable::newer);
      batch.putIfAbsent(Submission.of(response), response);
    }
    Set<Submission> stored = batch.isEmpty() ? Set.of() : insert(tables.values(), batch);
    var outcomes = new ArrayList<Saved>(responses.size());
    for (Response response : responses) {
      // The first of several that are the same is the one that was stored.
      outcomes.add(stored.remove(Submission.of(response)) ? Saved.STORED : Saved.REPEATED);
    }
    return outcomes;
  }

  @Override
  public List<Saved> saveUpTo(long most, List<Response> responses) {
    Response.requireOneSurvey(responses);
    var batch = new LinkedHashMap<String, Response>();
    SurveyTable table = null;
    for (Response response : responses) {
      SurveyTable mine = tableFor(response);
      table = table == null ? mine : table.newer(mine);
      batch.putIfAbsent(response.id(), response);
    }
    Map<String, Saved> outcomes = batch.isEmpty() ? Map.of() : insertUpTo(most, table, batch);
    return responses.stream()
        .map(r -> Optional.ofNullable(outcomes.replace(r.id(), Saved.REPEATED)).orElse(Saved.FULL))
        .toList();
  }

  @Override
  public boolean replace(Response response) {
    response.requireStorable();
    SurveyTable table = newestFor(response);
    return database.call(
        Trip.writingAgain("replace response " + response.id() + " to", response.survey()),
        session -> table.replace(session, response));
  }

  @Override
  public boolean delete(String survey, String id) {
    SurveyTable table = defined("delete response " + id + " to", survey);
    return database.call(
        Trip.writing("delete response " + id + " to", survey),
        session -> table.delete(session, id));
  }

  private SurveyTable tableFor(Response response) {
    response.requireStorable();
    SurveyTable table = known.get(response.survey());
    if (table != null && table.survey().objection(response.answers()).isEmpty()) {
      return table;
    }
    return newestFor(response);
  }

  /** Looks at the table anew. */
  private SurveyTable newestFor(Response response) {
    SurveyTable newest = defined("save a response to", response.survey());
    known.put(response.survey(), newest);
    newest
        .survey()
        .objection(response.answers())
        .ifPresent(
            why -> {
              String key = response.id() + " to " + response.survey();
              throw new StoreException(
                  new StoreCall(database.name(), "save response", key), why + ".", null);
            });
    return newest;
  }

  /**
   * One statement per survey, which commits by itself if it is the only one.
   *
   * @return those that were not there before, for the caller to change
   */
  private Set<Submission> insert(Collection<SurveyTable> tables, Map<Submission, Response> batch) {
    Trip trip =
        batch.size() == 1
            ? Trip.writingAgain("save response", batch.keySet().iterator().next().id())
            : Trip.writingAgain("save " + batch.size() + " responses", "");
    return database.call(
        tables.size() == 1 ? trip : trip.inTransaction(),
        session -> {
          if (tables.size() == 1 && insertNew(session, tables.iterator().next(), batch.values())) {
            return new HashSet<>(batch.keySet());
          }
          var stored = new HashSet<Submission>();
          for (SurveyTable table : tables) {
            table.inserts().save(session, batch.values()).stream()
                .map(id -> new Submission(table.name(), id))
                .forEach(stored::add);
          }
          return stored;
        });
  }

  /** In a transaction nothing could be tried after a wrong guess. */
  private boolean insertNew(Session session, SurveyTable table, Collection<Response> batch) {
    if (session.dialect().writesInTransactions() || !novelty.isLikely()) {
      return false;
    }
    boolean allNew = table.inserts().saveNew(session, batch);
    if (!allNew) {
      novelty.wasWrong();
    }
    return allNew;
  }

  /** Whoever counts before inserting takes turns, so that nobody counts what is being inserted. */
  private Map<String, Saved> insertUpTo(long most, SurveyTable table, Map<String, Response> batch) {
    return database.call(
        Trip.writingAgain("save up to " + most + " responses to", table.name()).inTransaction(),
        session -> {
          session
              .statements("take-turns")
              .forEach(sql -> session.handle().execute(sql.replace("${table}", table.name())));
          var outcomes = new HashMap<String, Saved>();
          table.present(session, batch.keySet()).forEach(id -> outcomes.put(id, Saved.REPEATED));
          long room = Math.max(0, most - table.count(session));
          List<Response> fresh =
              batch.values().stream()
                  .filter(response -> !outcomes.containsKey(response.id()))
                  .limit(room)
                  .toList();
          if (!fresh.isEmpty()) {
            table.inserts().save(session, fresh).forEach(id -> outcomes.put(id, Saved.STORED));
          }
          return outcomes;
        });
  }

  @Override
  public Optional<Response> find(String survey, String id) {
    String operation = "find response " + id + " to";
    return database.call(
        Trip.reading(operation, survey),
        session -> {
          SurveyTable table = defined(session, operation, survey);
          return session
              .handle()
              .createQuery(
                  "select " + table.columns() + " from \"" + survey + "\" where \"id\" = :id")
              .bind("id", id)
              .map((row, context) -> table.response(row))
              .findOne();
        });
  }

  /** A response and its place in the order. */
  private record Numbered(Response response, long seq) {}

  @Override
  public ResponsePage page(
      String survey, Filter filter, Order order, Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    boolean upwards = order == Order.OLDEST_FIRST;
    long last = after.map(SqlSurveys::seq).orElse(upwards ? Long.MIN_VALUE : Long.MAX_VALUE);
    String operation = "read a page of responses to";
    List<Numbered> rows =
        database.call(
            Trip.reading(operation, survey),
            session -> {
              SurveyTable table = passable(session, operation, survey, filter);
              var condition = new SurveyCondition(session.dialect(), table, filter);
              String sql =
                  "select "
                      + table.columns()
                      + " from \""
                      + survey
                      + "\" where \"seq\" "
                      + (upwards ? ">" : "<")
                      + " :last"
                      + condition.sql()
                      + " order by \"seq\""
                      + (upwards ? "" : " desc")
                      + " limit :limit";
              try (var query = session.handle().createQuery(sql)) {
                condition.bind(query);
                return query
                    .bind("last", last)
                    .bind("limit", limit + 1)
                    .map((row, context) -> new Numbered(table.response(row), row.getLong("seq")))
                    .list();
              }
            });
    boolean more = rows.size() > limit;
    List<Numbered> page = more ? rows.subList(0, limit) : rows;
    return new ResponsePage(
        page.stream().map(Numbered::response).toList(),
        more ? Optional.of(Long.toString(page.get(limit - 1).seq())) : Optional.empty());
  }

  private static long seq(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Check.refused("after", cursor, "what an earlier page gave");
    }
  }

  @Override
  public Summary summarise(String survey, Filter filter, int top) {
    Check.limit(top, MAX_LIMIT);
    String operation = "summarise survey";
    return database.call(
        Trip.reading(operation, survey),
        session ->
            new SurveySummary(session, passable(session, operation, survey, filter), filter)
                .top(top));
  }

  /** The table of a survey that has the questions of a filter. */
  private SurveyTable passable(Session session, String operation, String survey, Filter filter) {
    SurveyTable table = defined(session, operation, survey);
    table
        .survey()
        .objection(filter.answers())
        .ifPresent(
            why -> {
              var call = new StoreCall(database.name(), operation, survey);
              throw new StoreException(call, "the filter does not fit: " + why + ".", null);
            });
    return table;
  }

  private SurveyTable defined(String operation, String survey) {
    return database.call(
        Trip.reading(operation, survey), session -> defined(session, operation, survey));
  }

  private SurveyTable defined(Session session, String operation, String survey) {
    return SurveyTable.load(session, survey)
        .orElseThrow(
            () ->
                new StoreException(
                    new StoreCall(database.name(), operation, survey),
                    "there is no survey of that id. Define it first.",
                    null));
  }
}
