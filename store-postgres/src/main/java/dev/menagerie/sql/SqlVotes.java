package dev.menagerie.sql;

import static java.util.stream.Collectors.toMap;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Votes in {@code menagerie_ballots} and {@code menagerie_tallies}: rests on the transaction, in
 * which ballots and totals change together, and on the upsert, which locks a ballot, tells what it
 * was, and changes it, in one.
 */
final class SqlVotes implements VoteCounter {
  private final Database database;

  SqlVotes(Database database) {
    this.database = database;
  }

  /** Whose ballot it is: no batch of the database may hold two of one voter. */
  private record Voter(String poll, String id) {}

  @Override
  public List<Cast> castAll(List<Ballot> ballots) {
    var outcomes = new ArrayList<Cast>(ballots.size());
    var round = new LinkedHashMap<Voter, Ballot>();
    for (Ballot ballot : ballots) {
      var voter = new Voter(ballot.poll(), ballot.voter());
      if (round.containsKey(voter)) {
        outcomes.addAll(castAfter(outcomes, round));
        round.clear();
      }
      round.put(voter, ballot);
    }
    if (!round.isEmpty()) {
      outcomes.addAll(castAfter(outcomes, round));
    }
    return outcomes;
  }

  /** Once some ballots are stored, no failure of later ones may tell that nothing was. */
  private List<Cast> castAfter(List<Cast> stored, Map<Voter, Ballot> ballots) {
    try {
      return castRound(ballots);
    } catch (StoreException e) {
      if (stored.isEmpty()) {
        throw e;
      }
      throw new OutcomeUnknownException(
          new StoreCall(database.name(), operation(ballots), ""),
          "those before them are stored. Casting all of them again settles it.",
          e);
    }
  }

  private List<Cast> castRound(Map<Voter, Ballot> ballots) {
    var trip = Trip.writingAgain(operation(ballots), "");
    Map<Voter, Cast> changed =
        database.call(
            trip,
            session ->
                session
                    .rows(
                        "cast-ballots",
                        sql -> bind(sql, ballots.values()),
                        (row, context) ->
                            Map.entry(
                                new Voter(row.getString("poll"), row.getString("voter")),
                                row.getBoolean("moved") ? Cast.MOVED : Cast.COUNTED))
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return ballots.keySet().stream()
        .map(voter -> changed.getOrDefault(voter, Cast.UNCHANGED))
        .toList();
  }

  private static String operation(Map<Voter, Ballot> ballots) {
    return "cast " + counted(ballots.size(), "ballot");
  }

  private static void bind(SqlStatement<?> sql, Collection<Ballot> ballots) {
    sql.bind("polls", Columns.texts(ballots, Ballot::poll))
        .bind("voters", Columns.texts(ballots, Ballot::voter))
        .bind("options", Columns.texts(ballots, Ballot::option))
        .bind("names", Columns.texts(ballots, Ballot::name));
  }

  @Override
  public Tally tally(String poll) {
    return totals("tally", poll, "select option, votes from menagerie_tallies where poll = :poll");
  }

  @Override
  public Tally recount(String poll) {
    return totals(
        "recount",
        poll,
        "select option, count(*) as votes from menagerie_ballots where poll = :poll"
            + " group by option");
  }

  private Tally totals(String operation, String poll, String sql) {
    Map<String, Long> votes =
        database.call(
            Trip.reading(operation, poll),
            session ->
                session
                    .handle()
                    .createQuery(sql)
                    .bind("poll", poll)
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return new Tally(poll, votes);
  }

  @Override
  public Optional<Ballot> ballot(String poll, String voter) {
    return database.call(
        Trip.reading("read the ballot of " + voter + " in", poll),
        session ->
            session
                .handle()
                .createQuery(
                    "select option, name from menagerie_ballots"
                        + " where poll = :poll and voter = :voter")
                .bind("poll", poll)
                .bind("voter", voter)
                .map((row, context) -> new Ballot(poll, voter, row.getString(1), row.getString(2)))
                .findOne());
  }

  @Override
  public List<Long> visitAll(List<Visit> visits) {
    if (visits.isEmpty()) {
      return List.of();
    }
    var counts = new LinkedHashMap<Visit, Long>();
    visits.forEach(visit -> counts.merge(visit, 1L, Long::sum));
    Map<Visit, Long> next = countVisits(counts);
    next.replaceAll((visit, total) -> total - counts.get(visit));
    return visits.stream().map(visit -> next.merge(visit, 1L, Long::sum)).toList();
  }

  private Map<Visit, Long> countVisits(Map<Visit, Long> counts) {
    var totals = new HashMap<Visit, Long>();
    database
        .call(
            Trip.writing("count " + counted(counts.size(), "visit"), ""),
            session ->
                session.rows(
                    "count-visits",
                    sql ->
                        sql.bind("polls", Columns.texts(counts.keySet(), Visit::poll))
                            .bind("pages", Columns.texts(counts.keySet(), Visit::page))
                            .bind("visits", Columns.numbers(counts.values(), n -> n)),
                    (row, context) ->
                        Map.entry(
                            new Visit(row.getString("poll"), row.getString("page")),
                            row.getLong("visits"))))
        .forEach(total -> totals.put(total.getKey(), total.getValue()));
    return totals;
  }

  @Override
  public long visits(String poll, String page) {
    return database.call(
        Trip.reading("read the visits of " + page + " in", poll),
        session ->
            session
                .handle()
                .createQuery(
                    "select visits from menagerie_visits where poll = :poll and page = :page")
                .bind("poll", poll)
                .bind("page", page)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
