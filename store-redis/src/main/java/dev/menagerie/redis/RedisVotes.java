package dev.menagerie.redis;

import dev.menagerie.store.StoreCall;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Votes on Redis, resting on the atomicity of a script: per poll one hash of ballots and one of
 * totals, which {@code cast.lua} changes together. Visits are one hash of counters per poll.
 */
final class RedisVotes implements VoteCounter {
  private static final Script CAST = Script.named("cast.lua");

  /** Redis serves nobody else while a script runs, so a script's share of a batch is bounded. */
  private static final int BALLOTS_A_SCRIPT = 500;

  private static final ScanParams A_THOUSAND = new ScanParams().count(1_000);

  private final RedisLink link;
  private final KeySpace keys;

  RedisVotes(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
  }

  @Override
  public List<Cast> castAll(List<Ballot> ballots) {
    List<List<Integer>> shares = shares(ballots);
    List<Object> replies =
        link.writeAll(
            call("cast " + ballots.size() + " ballots", ""),
            Repeat.HARMLESS,
            shares.stream().map(share -> cast(share.stream().map(ballots::get).toList())).toList());
    var casts = new Cast[ballots.size()];
    for (int i = 0; i < shares.size(); i++) {
      var words = (List<?>) replies.get(i);
      for (int j = 0; j < words.size(); j++) {
        casts[shares.get(i).get(j)] = Cast.valueOf((String) words.get(j));
      }
    }
    return Arrays.asList(casts);
  }

  @Override
  public Tally tally(String poll) {
    String key = tallyKey(poll);
    var counts = link.read(call("tally poll", poll), Command.of(key, Command.REDIS.hgetAll(key)));
    var votes = new HashMap<String, Long>();
    counts.forEach((option, count) -> votes.put(option, Long.valueOf(count)));
    return new Tally(poll, votes);
  }

  @Override
  public Tally recount(String poll) {
    String key = ballotsKey(poll);
    // A scan may show a ballot twice, while the server grows the hash: so who voted is remembered.
    var options = new HashMap<String, String>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page =
          link.read(
              call("recount poll", poll),
              Command.of(key, Command.REDIS.hscan(key, cursor, A_THOUSAND)));
      page.getResult().forEach(e -> options.put(e.getKey(), optionOf(e.getValue()).intern()));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    var votes = new HashMap<String, Long>();
    options.values().forEach(option -> votes.merge(option, 1L, Long::sum));
    return new Tally(poll, votes);
  }

  @Override
  public Optional<Ballot> ballot(String poll, String voter) {
    String key = ballotsKey(poll);
    String stored =
        link.read(
            call("read ballot", poll + "/" + voter),
            Command.of(key, Command.REDIS.hget(key, voter)));
    return Optional.ofNullable(stored)
        .map(s -> new Ballot(poll, voter, optionOf(s), s.substring(s.indexOf(':') + 1)));
  }

  @Override
  public List<Long> visitAll(List<Visit> visits) {
    var counts = new LinkedHashMap<Visit, Integer>();
    visits.forEach(visit -> counts.merge(visit, 1, Integer::sum));
    List<Long> sums =
        link.writeAll(
            call("count " + visits.size() + " visits", ""),
            Repeat.NEVER,
            counts.entrySet().stream().map(e -> count(e.getKey(), e.getValue())).toList());
    var before = new HashMap<Visit, Long>();
    int i = 0;
    for (var count : counts.entrySet()) {
      before.put(count.getKey(), sums.get(i++) - count.getValue());
    }
    return visits.stream().map(visit -> before.merge(visit, 1L, Long::sum)).toList();
  }

  @Override
  public long visits(String poll, String page) {
    String key = visitsKey(new Visit(poll, page));
    String count =
        link.read(
            call("read visits", poll + "/" + page), Command.of(key, Command.REDIS.hget(key, page)));
    return count == null ? 0 : Long.parseLong(count);
  }

  /** Splits a batch, given by its indexes, by poll and into what one script takes. */
  private static List<List<Integer>> shares(List<Ballot> ballots) {
    var shares = new ArrayList<List<Integer>>();
    var open = new HashMap<String, List<Integer>>();
    for (int i = 0; i < ballots.size(); i++) {
      List<Integer> share = open.get(ballots.get(i).poll());
      if (share == null || share.size() == BALLOTS_A_SCRIPT) {
        share = new ArrayList<>();
        shares.add(share);
        open.put(ballots.get(i).poll(), share);
      }
      share.add(i);
    }
    return shares;
  }

  private Command<Object> cast(List<Ballot> ofOnePoll) {
    String poll = ofOnePoll.get(0).poll();
    var arguments = new ArrayList<String>();
    for (Ballot ballot : ofOnePoll) {
      arguments.add(ballot.voter());
      arguments.add(ballot.option());
      arguments.add(ballot.name());
    }
    Command<Object> cast = CAST.with(List.of(ballotsKey(poll), tallyKey(poll)), arguments);
    // One that others may follow must not be sent again, behind them.
    return ofOnePoll.size() == BALLOTS_A_SCRIPT ? cast.inFull() : cast;
  }

  private Command<Long> count(Visit visit, long times) {
    String key = visitsKey(visit);
    return Command.of(key, Command.REDIS.hincrBy(key, visit.page(), times));
  }

  private static String optionOf(String stored) {
    return stored.substring(0, stored.indexOf(':'));
  }

  private String ballotsKey(String poll) {
    return keys.of("votes:" + poll, "ballots");
  }

  private String tallyKey(String poll) {
    return keys.of("votes:" + poll, "tally");
  }

  private String visitsKey(Visit visit) {
    return keys.of("votes:" + visit.poll(), "visits");
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }
}
