package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.store.Stores;
import dev.menagerie.testkit.ConsulServers;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Votes acknowledged a second by three instances on three Consul servers, beside the original's way
 * of storing a vote: get, put, get, put. Same containers, same clients, same Consul, in turns.
 */
final class VotesSuite {
  private static final int INSTANCES = 3;
  private static final int FEW = 64;
  private static final int MANY = 256;
  private static final double WARM_UP_SECONDS = 80;
  private static final double WANTED_OF_FEW = 8;
  private static final double WANTED_OF_MANY = 20;

  private final List<Integer> ours = new ArrayList<>();
  private final List<Integer> naive = new ArrayList<>();
  private final AtomicLong names = new AtomicLong();

  private VotesSuite() {}

  static List<Contest.Result> run(Contest contest) throws Exception {
    var suite = new VotesSuite();
    var open = new ArrayList<AutoCloseable>();
    try (ConsulServers consul = ConsulServers.started()) {
      try {
        for (int i = 0; i < INSTANCES; i++) {
          Stores stores = Stores.open(consul.urlFrom(i));
          open.add(stores);
          var naive = new NaiveVotes(consul.httpUrl(i));
          LocalServer ours =
              LocalServer.start(context -> Menagerie.mount(context, App.PETS, stores, ""));
          open.add(0, ours);
          suite.ours.add(ours.port());
          BareServer baseline =
              BareServer.start(context -> context.addServlet("naive", naive).addMapping("/naive"));
          open.add(0, baseline);
          suite.naive.add(baseline.port());
        }
        // So much code is on the way of a vote that the compiler takes this long to be nearly done.
        suite.perSecond(suite.ours, "/vote", MANY, WARM_UP_SECONDS);
        suite.perSecond(suite.naive, "/naive", MANY, WARM_UP_SECONDS / 2);
        var results =
            List.of(
                suite.contest(contest, FEW, WANTED_OF_FEW),
                suite.contest(contest, MANY, WANTED_OF_MANY));
        checkTotals(consul.urlFrom(0));
        return results;
      } finally {
        for (AutoCloseable each : open) {
          each.close();
        }
      }
    }
  }

  private Contest.Result contest(Contest contest, int clients, double wanted) throws Exception {
    return contest.run(
        "votes, 3 instances, " + clients + " clients",
        wanted,
        seconds -> perSecond(ours, "/vote", clients, seconds),
        seconds -> perSecond(naive, "/naive", clients, seconds));
  }

  /** All instances at once, each with its share of the clients. */
  private double perSecond(List<Integer> ports, String path, int clients, double seconds) {
    var loads = new ArrayList<CompletableFuture<Double>>();
    for (int i = 0; i < INSTANCES; i++) {
      int share = clients / INSTANCES + (i < clients % INSTANCES ? 1 : 0);
      var load = new HttpLoad(ports.get(i), share, 302, () -> vote(path));
      loads.add(CompletableFuture.supplyAsync(() -> run(load, seconds), VotesSuite::start));
    }
    return loads.stream().mapToDouble(CompletableFuture::join).sum();
  }

  private static double run(HttpLoad load, double seconds) {
    try {
      return load.perSecond(seconds);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void start(Runnable task) {
    new Thread(task, "load").start();
  }

  /** A form from a voter whom nobody has seen yet. */
  private byte[] vote(String path) {
    long n = names.incrementAndGet();
    String form = "vote=" + "abc".charAt((int) (n % 3)) + "&name=voter" + n;
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form)
        .getBytes(US_ASCII);
  }

  /** Speed without exactness would be worth nothing. */
  private static void checkTotals(String url) {
    try (Stores stores = Stores.open(url)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      if (!votes.tally("pets").equals(votes.recount("pets"))) {
        throw new IllegalStateException("the totals do not equal the ballots");
      }
    }
  }
}
