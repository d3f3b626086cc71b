package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Votes on Consul. It rests on the transaction: voters' keys and the counters that go with them
 * change together or not at all; {@link OwnCounters} says how, {@link Keys} where.
 */
final class ConsulVotes implements VoteCounter {
  /** What fits into one transaction if names are not long: see {@link Parcel}. */
  private static final int BEST_BATCH = 100;

  private final Link link;
  private final Keys keys;
  private final String instance;
  private final Folding folding;
  private final Map<String, OwnCounters> counts = new ConcurrentHashMap<>();
  private final Map<String, RecentPages> pages = new ConcurrentHashMap<>();
  private final Map<String, OwnCounters> visits = new ConcurrentHashMap<>();

  /**
   * Votes as one instance of possibly many.
   *
   * @param instance an id that no other instance has, or ever had
   */
  ConsulVotes(Link link, Keys keys, String instance, Folding folding) {
    this.link = link;
    this.keys = keys;
    this.instance = instance;
    this.folding = folding;
  }

  @Override
  public List<Cast> castAll(List<Ballot> ballots) {
    Trip trip = link.trip("cast " + ballots.size() + " ballots", "");
    var casts = new Cast[ballots.size()];
    byPoll(ballots).forEach((poll, voters) -> castingOf(trip, poll, voters, casts).run());
    return List.of(casts);
  }

  @Override
  public int bestBatch() {
    return BEST_BATCH;
  }

  /** A transaction costs Consul's servers what it costs, whatever is in it. */
  @Override
  public int patience() {
    return 1;
  }

  @Override
  public Tally tally(String poll) {
    Trip trip = link.trip("tally", poll);
    List<Entry> counters = trip.list(keys.counts(poll));
    folding.look(keys.counts(poll), counters);
    var totals = new HashMap<String, Long>();
    counters.forEach(c -> totals.merge(c.name(), trip.number(c), Long::sum));
    return new Tally(poll, totals);
  }

  @Override
  public Tally recount(String poll) {
    Trip trip = link.trip("recount", poll);
    var totals = new HashMap<String, Long>();
    for (Entry entry : trip.list(keys.ballots(poll))) {
      BallotText.read(trip, poll, entry).forEach(b -> totals.merge(b.option(), 1L, Long::sum));
    }
    return new Tally(poll, totals);
  }

  @Override
  public Optional<Ballot> ballot(String poll, String voter) {
    Trip trip = link.trip("find the ballot of", voter);
    return trip.get(keys.ballot(poll, voter)).stream()
        .flatMap(entry -> BallotText.read(trip, poll, entry).stream())
        .filter(ballot -> ballot.voter().equals(voter))
        .findAny();
  }

  @Override
  public List<Long> visitAll(List<Visit> visits) {
    Trip trip = link.trip("count " + visits.size() + " visits", "").unrepeatable();
    var numbers = new Long[visits.size()];
    var byPoll = new LinkedHashMap<String, Visiting>();
    for (int i = 0; i < numbers.length; i++) {
      Visit visit = visits.get(i);
      byPoll
          .computeIfAbsent(
              visit.poll(), poll -> new Visiting(trip, keys.visits(poll), visitsOf(poll), numbers))
          .add(i, visit.page());
    }
    byPoll.values().forEach(Visiting::run);
    return List.of(numbers);
  }

  @Override
  public long visits(String poll, String page) {
    Trip trip = link.trip("count the visits of", poll + "/" + page);
    List<Entry> counters = trip.list(keys.visits(poll));
    folding.look(keys.visits(poll), counters);
    return counters.stream().filter(c -> c.name().equals(page)).mapToLong(trip::number).sum();
  }

  /** Leaves no counters of its own behind, at the end, once what they count is settled. */
  void fold() {
    counts.forEach((poll, own) -> fold(keys.counts(poll), own));
    visits.forEach((poll, own) -> fold(keys.visits(poll), own));
  }

  private void fold(String folder, OwnCounters own) {
    own.lock().lock();
    try {
      folding.foldOwn(folder);
    } finally {
      own.lock().unlock();
    }
  }

  private Map<String, Collection<Voter>> byPoll(List<Ballot> ballots) {
    var polls = new LinkedHashMap<String, Map<String, Voter>>();
    for (int i = 0; i < ballots.size(); i++) {
      Ballot ballot = ballots.get(i);
      polls
          .computeIfAbsent(ballot.poll(), poll -> new LinkedHashMap<>())
          .computeIfAbsent(ballot.voter(), id -> new Voter(id, keys.ballot(ballot.poll(), id)))
          .add(i, ballot);
    }
    var voters = new LinkedHashMap<String, Collection<Voter>>();
    polls.forEach((poll, byId) -> voters.put(poll, byId.values()));
    return voters;
  }

  private Casting castingOf(Trip trip, String poll, Collection<Voter> voters, Cast[] casts) {
    RecentPages recent = pages.computeIfAbsent(poll, p -> new RecentPages());
    return new Casting(trip, poll, countsOf(poll), recent, voters, casts);
  }

  private OwnCounters countsOf(String poll) {
    return counts.computeIfAbsent(poll, p -> new OwnCounters(keys.counts(p) + instance + "/"));
  }

  private OwnCounters visitsOf(String poll) {
    return visits.computeIfAbsent(poll, p -> new OwnCounters(keys.visits(p) + instance + "/"));
  }
}
