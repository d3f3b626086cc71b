package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of connections that break. */
class DatabaseTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final int CONNECTIONS = 2;

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final AtomicBoolean broken = new AtomicBoolean();

  @Test
  void aConnectionThatBreaksWithinATransactionIsGivenBackAllTheSame() {
    var source = new PooledSource("test", this::connect, CONNECTIONS, Duration.ZERO);
    try (var database = new Database(source, List.of())) {
      for (int i = 0; i <= CONNECTIONS; i++) {
        assertThatThrownBy(() -> database.call(Trip.reading("read", ""), this::beginAndBreak))
            .hasMessageContaining("in the middle of it");
        broken.set(false);
      }

      String name = database.call(Trip.reading("read", ""), session -> session.dialect().name());
      assertThat(name).isEqualTo("H2");
    }
  }

  @Test
  void whatIsBorrowedIsGivenBackOnce() {
    var source = new CountingSource();
    try (var database = new Database(source, List.of())) {
      database.call(Trip.reading("read", ""), session -> 1);
      database.call(Trip.writing("write", "").inTransaction(), session -> 1);
      assertThatThrownBy(() -> database.call(Trip.reading("read", ""), this::fail));
      assertThatThrownBy(
          () -> database.call(Trip.writing("write", "").inTransaction(), this::fail));
      database.health();

      assertThat(source.borrowed).isGreaterThanOrEqualTo(4);
      assertThat(source.givenBack).isEqualTo(source.borrowed);
    }
  }

  @Test
  void aConnectionThatBreaksBeforeLongWorkIsClosed() {
    var open = new AtomicInteger();
    var source =
        new FreshConnections() {
          @Override
          public Connection connect() throws SQLException {
            Connection connection = POSTGRES.dataSource().getConnection();
            open.incrementAndGet();
            return standIn(
                connection,
                method -> {
                  if (method.equals("close")) {
                    open.decrementAndGet();
                  } else if (broken.get() && method.endsWith("Statement")) {
                    throw new SQLException("broken", "08006");
                  }
                });
          }
        };
    try (var database = new Database(source, Migrations.FILES)) {
      database.call(Trip.reading("read", ""), session -> 1);
      broken.set(true);
      var call = new StoreCall("test", "work for long", "");

      assertThatThrownBy(() -> database.lasting(call, Session.Lasting.FOR_EVER))
          .isInstanceOf(StoreUnavailableException.class);
    }
    await().until(() -> open.get() == 0);
  }

  @Test
  void whoIsNotLetInAsksSeldomAndTellsWhy() {
    var asked = new AtomicInteger();
    var source =
        new FreshConnections() {
          @Override
          public Connection connect() throws SQLException {
            asked.incrementAndGet();
            throw new SQLException("password authentication failed", "28P01");
          }
        };
    try (var database = new Database(source, Migrations.FILES)) {
      assertThatThrownBy(() -> database.call(Trip.reading("read", ""), session -> 1))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("password authentication failed");
      await().during(Duration.ofSeconds(1)).until(() -> asked.get() < 3);
      assertThat(database.health().detail()).contains("password authentication failed");
    }
  }

  @Test
  void aDatabaseThatIsMadeLaterIsFound() throws SQLException {
    String name = Fresh.identifier("later");
    String url = POSTGRES.url().replace("/postgres?", "/" + name + "?");
    try (var stores = Stores.open(url)) {
      assertThatThrownBy(() -> stores.get(SharedSecrets.class).find("key"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("does not exist");
      assertThat(stores.health().detail()).contains("does not exist");

      POSTGRES.execute("create database " + name);

      await().atMost(Duration.ofSeconds(30)).until(() -> stores.health().up());
    }
  }

  private Void fail(Session session) {
    throw new IllegalArgumentException("in the middle of it");
  }

  private static final class CountingSource extends FreshConnections {
    private int borrowed;
    private int givenBack;

    @Override
    public Connection borrow() throws SQLException {
      borrowed++;
      return super.borrow();
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
      givenBack++;
      super.giveBack(connection);
    }
  }

  private Void beginAndBreak(Session session) {
    session.handle().begin();
    broken.set(true);
    throw new IllegalArgumentException("in the middle of it");
  }

  /** While it is broken, a connection can be closed, and nothing else. */
  private Connection connect() throws SQLException {
    return standIn(
        DriverManager.getConnection(url),
        method -> {
          if (broken.get() && !method.equals("close")) {
            throw new SQLException("broken", "08006");
          }
        });
  }

  /** What happens before a method of a connection is called. */
  private interface Before {
    void call(String method) throws SQLException;
  }

  private static Connection standIn(Connection connection, Before before) {
    return (Connection)
        Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("equals")
                    ? proxy == arguments[0]
                    : method.invoke(connection, arguments);
              }
              before.call(method.getName());
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
