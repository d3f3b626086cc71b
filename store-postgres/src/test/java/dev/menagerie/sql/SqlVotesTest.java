package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of ballots when the database goes away among them. */
class SqlVotesTest {
  private static final List<Ballot> DOUBLE_CLICK =
      List.of(
          new Ballot("poll", "bob", "dogs", "Bob"),
          new Ballot("poll", "ann", "cats", "Ann"),
          new Ballot("poll", "ann", "cats", "Ann"));

  private final LeavingSource source = new LeavingSource();

  @Test
  void whatWasStoredBeforeTheDatabaseWentAwayIsNotDenied() {
    try (var database = new Database(source, Migrations.FILES)) {
      var votes = new SqlVotes(database);
      source.trips = 1;
      assertThatThrownBy(() -> votes.castAll(DOUBLE_CLICK))
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageContaining("Casting all of them again settles it");
    }
    source.trips = 1;
    try (var database = new Database(source, Migrations.FILES)) {
      assertThat(new SqlVotes(database).castAll(DOUBLE_CLICK.subList(0, 2)))
          .containsOnly(Cast.UNCHANGED);
    }
  }

  @Test
  void nothingIsStoredWhenTheDatabaseIsAwayFromTheFirstOn() {
    try (var database = new Database(source, Migrations.FILES)) {
      assertThatThrownBy(() -> new SqlVotes(database).castAll(DOUBLE_CLICK))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  /** A database that is away after so many trips. */
  private static final class LeavingSource extends FreshConnections {
    private int trips;

    @Override
    public Connection borrow() throws SQLException {
      if (trips-- <= 0) {
        throw new SQLException("away", "08001");
      }
      return super.borrow();
    }
  }
}
