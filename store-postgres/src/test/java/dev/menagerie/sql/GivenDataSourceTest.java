package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.VoteCounterContract;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a user's own data source serves, and stays the user's. */
class GivenDataSourceTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final HikariDataSource dataSource = new HikariDataSource();

  @BeforeEach
  void configure() {
    dataSource.setJdbcUrl(POSTGRES.url());
    dataSource.setAutoCommit(false);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void itIsNotClosed() throws SQLException {
    Stores stores = SqlStores.of(dataSource);
    stores.get(VoteCounter.class).tally("poll");
    stores.close();

    assertThat(dataSource.isClosed()).isFalse();
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void whatIsWrittenIsCommittedThoughItsConnectionsDoNotCommitByThemselves() {
    var ballot = new Ballot("given", "ann", "cats", "Ann");
    try (Stores stores = SqlStores.of(dataSource)) {
      stores.get(VoteCounter.class).cast(ballot);
    }
    try (Stores others = Stores.open(POSTGRES.url())) {
      assertThat(others.get(VoteCounter.class).ballot("given", "ann")).contains(ballot);
    }
  }

  @Test
  void itsNameTellsNoAddress() {
    try (Stores stores = SqlStores.of(dataSource)) {
      assertThat(stores.name()).isEqualTo("SQL database of a given HikariDataSource");
    }
  }

  @Nested
  class Votes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return SqlStores.of(POSTGRES.dataSource(), options);
    }
  }
}
