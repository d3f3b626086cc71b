package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.Stores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountCommandTest {
  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();
  private String url;

  @BeforeEach
  void vote() {
    url = "jdbc:h2:file:" + folder.resolve("menagerie");
    try (Stores stores = Stores.open(url)) {
      VoteCounter votes = stores.get(VoteCounter.class);
      votes.cast(new Ballot("pets", "v1", "a", "Bob"));
      votes.cast(new Ballot("pets", "v2", "a", "Eve"));
      votes.cast(new Ballot("pets", "v2", "b", "Eve"));
    }
  }

  @Test
  void totalsThatEqualTheBallotsAreAProof() {
    assertThat(program.run("recount", "--store", url)).isZero();
    assertThat(program.out()).contains("The totals equal the ballots: 2 votes.");
  }

  @Test
  void totalsThatDoNotAreShownBesideTheBallots() throws SQLException {
    try (var connection = DriverManager.getConnection(url + ";DATABASE_TO_LOWER=TRUE", "sa", "");
        var statement = connection.createStatement()) {
      statement.executeUpdate("update menagerie_tallies set votes = 5 where option = 'b'");
    }
    assertThat(program.run("recount", "--store", url)).isEqualTo(1);
    assertThat(program.out()).containsPattern("b +5 +1  differs by 4");
  }

  @Test
  void whileVotesNeverStandStillItEndsAndSaysThatNothingIsProven() {
    int always = 100;
    assertThat(recountWithVotesInBetween(always)).isEqualTo(3);
    assertThat(program.out()).isEmpty();
    assertThat(program.err()).contains("nothing is proven");
  }

  @Test
  void onceVotesStandStillItIsProven() {
    assertThat(recountWithVotesInBetween(3)).isZero();
    assertThat(program.out()).contains("The totals equal the ballots: 5 votes.");
  }

  @Test
  void aVoteThatMovesToAndFroMeanwhileIsNoDifference() {
    try (Stores stores = Stores.open(url)) {
      VoteCounter real = stores.get(VoteCounter.class);
      var votes =
          new Meanwhile(
              real,
              count -> real.cast(new Ballot("pets", "v1", count == 0 ? "b" : "a", "Bob")),
              count -> real.cast(new Ballot("pets", "v1", "a", "Bob")));
      assertThat(new RecountCommand(program.console()).compare(votes)).isZero();
    }
  }

  /** Counts while somebody votes after each of the first so many counts of the ballots. */
  private int recountWithVotesInBetween(int voters) {
    try (Stores stores = Stores.open(url)) {
      VoteCounter real = stores.get(VoteCounter.class);
      IntConsumer vote =
          count -> {
            if (count < voters) {
              real.cast(new Ballot("pets", "late" + count, "a", "Zoe"));
            }
          };
      var votes = new Meanwhile(real, count -> {}, vote);
      return new RecountCommand(program.console()).compare(votes);
    }
  }

  @Test
  void theEmbeddedDatabaseIsTheOneInTheDataFolder() {
    assertThat(program.run("recount", "--data", folder.toString())).isZero();
    assertThat(program.out()).contains("2 votes");
  }

  /** Votes of which something becomes before and after each recount, which are numbered. */
  private static final class Meanwhile implements VoteCounter {
    private final VoteCounter real;
    private final IntConsumer before;
    private final IntConsumer after;
    private int counts;

    Meanwhile(VoteCounter real, IntConsumer before, IntConsumer after) {
      this.real = real;
      this.before = before;
      this.after = after;
    }

    @Override
    public Tally recount(String poll) {
      before.accept(counts);
      Tally counted = real.recount(poll);
      after.accept(counts);
      counts++;
      return counted;
    }

    @Override
    public List<Cast> castAll(List<Ballot> ballots) {
      return real.castAll(ballots);
    }

    @Override
    public Tally tally(String poll) {
      return real.tally(poll);
    }

    @Override
    public Optional<Ballot> ballot(String poll, String voter) {
      return real.ballot(poll, voter);
    }

    @Override
    public List<Long> visitAll(List<Visit> visits) {
      return real.visitAll(visits);
    }

    @Override
    public long visits(String poll, String page) {
      return real.visits(poll, page);
    }
  }
}
