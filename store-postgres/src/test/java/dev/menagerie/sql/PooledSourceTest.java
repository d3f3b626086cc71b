package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is lent, and in which state. */
class PooledSourceTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final PooledSource source = pool(2, Duration.ZERO);

  /** The database in memory lasts as long as this. */
  private Connection anchor;

  @BeforeEach
  void open() throws SQLException {
    anchor = DriverManager.getConnection(url);
    execute(anchor, "create table notes (note varchar)");
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    anchor.close();
  }

  @Test
  void theConnectionGivenBackLastIsLentAgain() throws SQLException {
    Connection first = source.borrow();
    Connection second = source.borrow();
    source.giveBack(second);
    source.giveBack(first);

    assertThat(source.borrow()).isSameAs(first);
  }

  @Test
  void nobodyGivesBackWhatIsNotLent() throws SQLException {
    Connection connection = source.borrow();
    source.giveBack(connection);

    assertThatThrownBy(() -> source.giveBack(connection)).isInstanceOf(IllegalStateException.class);
    assertThat(source.borrow()).isSameAs(connection);
    assertThat(source.borrow()).isNotSameAs(connection);
  }

  @Test
  void whoFindsAllLentIsTurnedAway() throws SQLException {
    source.borrow();
    Connection second = source.borrow();

    assertThatThrownBy(source::borrow)
        .isInstanceOf(TurnedAwayException.class)
        .hasMessageContaining("all 2 are in use");

    source.giveBack(second);
    assertThat(source.borrow()).isSameAs(second);
  }

  @Test
  void whoIsInterruptedWhileWaitingIsTurnedAwayAndStaysInterrupted() throws SQLException {
    try (PooledSource patient = pool(1, Duration.ofHours(1))) {
      patient.borrow();
      Thread.currentThread().interrupt();

      assertThatThrownBy(patient::borrow)
          .isInstanceOf(TurnedAwayException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatWasNotCommittedIsUndoneAndTheNextOneCommitsByItself() throws SQLException {
    Connection connection = source.borrow();
    connection.setAutoCommit(false);
    execute(connection, "insert into notes values ('forgotten')");
    source.giveBack(connection);

    Connection next = source.borrow();

    assertThat(next).isSameAs(connection);
    assertThat(next.getAutoCommit()).isTrue();
    try (var rows = anchor.createStatement().executeQuery("select * from notes")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void oneThatIsClosedIsNotLentAgain() throws SQLException {
    Connection closed = source.borrow();
    closed.close();
    source.giveBack(closed);

    assertThat(source.borrow().isClosed()).isFalse();
  }

  @Test
  void noneIsLentAgainThatWasDistrustedIdleOrLent() throws SQLException {
    Connection lent = source.borrow();
    Connection idle = source.borrow();
    source.giveBack(idle);
    source.distrust();
    source.giveBack(lent);

    assertThat(idle.isClosed()).isTrue();
    assertThat(lent.isClosed()).isTrue();
    assertThat(source.borrow()).isNotIn(lent, idle);
  }

  @Test
  void aFailureToConnectTakesNobodysTurn() throws SQLException {
    try (PooledSource failing = new PooledSource("none", this::refuse, 1, Duration.ZERO)) {
      assertThatThrownBy(failing::borrow).hasMessage("refused");
      assertThatThrownBy(failing::borrow).hasMessage("refused");
    }
  }

  @Test
  void nothingThatGoesWrongTakesATurn() throws SQLException {
    var failing = new AtomicBoolean(true);
    PooledSource.Connector connector =
        () -> {
          if (failing.get()) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          return DriverManager.getConnection(url);
        };
    try (PooledSource mending = new PooledSource("test", connector, 1, Duration.ZERO)) {
      assertThatThrownBy(mending::borrow).isInstanceOf(OutOfMemoryError.class);
      failing.set(false);

      assertThat(mending.borrow()).isNotNull();
    }
  }

  @Test
  void afterClosingNothingIsLentAndWhatComesBackIsClosed() throws SQLException {
    Connection lent = source.borrow();
    source.close();
    source.giveBack(lent);

    assertThat(lent.isClosed()).isTrue();
    assertThatThrownBy(source::borrow).hasMessageContaining("closed");
  }

  private PooledSource pool(int size, Duration patience) {
    return new PooledSource("test", () -> DriverManager.getConnection(url), size, patience);
  }

  private Connection refuse() throws SQLException {
    throw new SQLException("refused");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
