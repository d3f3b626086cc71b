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

  /** Counts while somebody votes after each of the first so many counts of the ballots. */
  private int recountWithVotesInBetween(int voters) {
    try (Stores stores = Stores.open(url)) {
      var votes = new Voted(stores.get(VoteCounter.class), voters);
      return new RecountCommand(program.console()).compare(votes);
    }
  }

  @Test
  void theEmbeddedDatabaseIsTheOneInTheDataFolder() {
    assertThat(program.run("recount", "--data", folder.toString())).isZero();
    assertThat(program.out()).contains("2 votes");
  }

  /** Votes that more voters join after each recount. */
  private static final class Voted implements VoteCounter {
    private final VoteCounter real;
    private final int voters;
    private int joined;

    Voted(VoteCounter real, int voters) {
      this.real = real;
      this.voters = voters;
    }

    @Override
    public Tally recount(String poll) {
      Tally counted = real.recount(poll);
      if (joined < voters) {
        real.cast(new Ballot(poll, "late" + joined, "a", "Zoe"));
        joined++;
      }
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
