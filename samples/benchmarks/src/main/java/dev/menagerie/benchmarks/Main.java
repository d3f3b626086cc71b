package dev.menagerie.benchmarks;

import dev.menagerie.store.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Starts what it needs, runs the suites asked for, prints a table of ratios. */
public final class Main {
  private static final Set<String> SUITES =
      Set.of("http", "commit", "survey", "votes", "import", "catalogue", "startup");
  private static final Set<String> ON_POSTGRES = Set.of("commit", "import", "catalogue");

  /** A million rows take so long that a few turns must do. */
  private static final int IMPORTS = 3;

  private static final PrintStream OUT = System.out;

  private Main() {}

  /** Runs the suites named, or all of them; {@code --rounds N} and {@code --seconds S} before. */
  public static void main(String[] args) throws Exception {
    int rounds = 7;
    double seconds = 2;
    var suites = new ArrayList<String>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--rounds" -> rounds = Integer.parseInt(args[++i]);
        case "--seconds" -> seconds = Double.parseDouble(args[++i]);
        default -> suites.add(args[i]);
      }
    }
    if (!SUITES.containsAll(suites)) {
      throw new IllegalArgumentException("suites are " + SUITES + ", but asked for " + suites);
    }
    var wanted = suites.isEmpty() ? SUITES : Set.copyOf(suites);
    var contest = new Contest(rounds, seconds);
    if (!Collections.disjoint(wanted, ON_POSTGRES)) {
      print(contest, onPostgres(contest, wanted, rounds));
    }
    if (wanted.contains("http")) {
      print(contest, http(contest));
    }
    if (wanted.contains("survey")) {
      try (EmbeddedPostgres server = postgres();
          Stores stores = Stores.open(url(server))) {
        print(contest, SurveySuite.run(contest, "PostgreSQL", stores));
      }
      try (EmbeddedPostgres few = postgres();
          EmbeddedPostgres many = postgres()) {
        print(contest, SurveySuite.growth(contest, url(few), url(many)));
      }
    }
    if (wanted.contains("votes")) {
      print(contest, VotesSuite.run(contest));
    }
    if (wanted.contains("startup")) {
      print(StartupSuite.run(Path.of(System.getProperty("menagerie.launcher")), rounds));
    }
  }

  private static List<Contest.Result> onPostgres(Contest contest, Set<String> wanted, int rounds)
      throws Exception {
    var results = new ArrayList<Contest.Result>();
    try (EmbeddedPostgres server = postgres()) {
      if (wanted.contains("commit")) {
        results.addAll(CommitSuite.run(contest, url(server)));
      }
      if (wanted.contains("import")) {
        results.add(ImportContest.run(server, Math.min(rounds, IMPORTS)));
      }
      if (wanted.contains("catalogue")) {
        results.addAll(CatalogSuite.run(contest, server));
      }
    }
    return results;
  }

  private static List<Contest.Result> http(Contest contest) throws Exception {
    var results = new ArrayList<Contest.Result>();
    Path file = Files.createTempDirectory("menagerie-benchmark").resolve("messages");
    try (var redisServer = new RealRedis();
        var syncingServer = new RealRedis("--appendonly", "yes", "--appendfsync", "always");
        EmbeddedPostgres postgresServer = postgres();
        Stores redis = Stores.open(redisServer.url());
        Stores syncing = Stores.open(syncingServer.url());
        Stores h2 = Stores.open("jdbc:h2:file:" + file);
        Stores postgres = Stores.open(url(postgresServer))) {
      results.addAll(HttpSuite.run(contest, "Redis", redis));
      results.addAll(HttpSuite.run(contest, "syncing Redis", syncing));
      results.addAll(HttpSuite.run(contest, "H2 file", h2));
      results.addAll(HttpSuite.run(contest, "PostgreSQL", postgres));
    }
    return results;
  }

  /** A real server that syncs every commit to disk. */
  private static EmbeddedPostgres postgres() throws Exception {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static String url(EmbeddedPostgres server) {
    return server.getJdbcUrl("postgres", "postgres");
  }

  private static void print(Contest contest, List<Contest.Result> results) {
    OUT.printf(
        Locale.ROOT,
        "%n%d rounds of %.1f s each, in turns; medians%n%n%-36s %10s %10s %7s %15s %8s%n",
        contest.rounds(),
        contest.seconds(),
        "",
        "ours/s",
        "bare/s",
        "ratio",
        "lowest-highest",
        "wanted");
    for (Contest.Result r : results) {
      OUT.printf(
          Locale.ROOT,
          "%-36s %10.0f %10.0f %7.2f %7.2f-%7.2f %8.2f%s%n",
          r.what(),
          r.ours(),
          r.bare(),
          r.ratio(),
          r.lowest(),
          r.highest(),
          r.wanted(),
          r.ratio() < r.wanted() ? "  below" : "");
    }
  }

  private static void print(List<StartupSuite.Row> rows) {
    OUT.printf(
        Locale.ROOT,
        "%n%-44s %9s %7s %9s%n",
        "from the command to the first answer",
        "seconds",
        "times",
        "idle MB");
    for (StartupSuite.Row r : rows) {
      OUT.printf(
          Locale.ROOT, "%-44s %9.3f %7.2f %9d%n", r.what(), r.seconds(), r.times(), r.megabytes());
    }
  }
}
