package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.Stores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
  void theEmbeddedDatabaseIsTheOneInTheDataFolder() {
    assertThat(program.run("recount", "--data", folder.toString())).isZero();
    assertThat(program.out()).contains("2 votes");
  }
}
