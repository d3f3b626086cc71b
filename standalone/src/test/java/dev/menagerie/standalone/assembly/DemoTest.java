package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.sql.SqlStores;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.web.procedures.files.SampleCodes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
  @Test
  void aStoreThatGoesAwayHalfWayIsGivenTheRestLater() {
    try (Stores stores = InMemoryStores.open()) {
      var demo = new Demo(awayAfterTheFirstWrite(stores), true);

      assertThat(demo.prepare()).isFalse();
      assertThat(demo.prepare()).isTrue();

      assertIsWhole(stores);
    }
  }

  @Test
  void whatWasCutShortIsFinishedByTheNextStart() {
    try (Stores stores = InMemoryStores.open()) {
      assertThat(new Demo(awayAfterTheFirstWrite(stores), true).prepare()).isFalse();

      assertThat(new Demo(stores, true).prepare()).isTrue();

      assertIsWhole(stores);
    }
  }

  @Test
  void aCatalogueWithCodesIsGivenNobody() {
    try (Stores stores = InMemoryStores.open()) {
      stores.get(ProcedureCatalog.class).editAll(SampleCodes.creations());

      assertThat(new Demo(stores, true).prepare()).isTrue();

      assertThat(stores.get(Accounts.class).names()).isEmpty();
    }
  }

  @Test
  void aCatalogueThatSomebodyFilledPastUsIsGivenNobody() throws SQLException {
    var database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:" + Fresh.identifier("demo") + ";DB_CLOSE_DELAY=-1");
    try (Stores stores = SqlStores.of(database);
        Connection other = database.getConnection()) {
      assertThat(stores.get(ProcedureCatalog.class).version()).isZero();
      other
          .createStatement()
          .execute("insert into starter_pxcodes (pxcode, procedure) values ('a', 'A')");

      assertThat(new Demo(stores, true).prepare()).isTrue();

      assertThat(stores.get(Accounts.class).names()).isEmpty();
      other.createStatement().execute("shutdown");
    }
  }

  @Test
  void aCatalogueThatWasResetStaysEmpty() {
    try (Stores stores = InMemoryStores.open()) {
      stores.get(CatalogImport.class).clear();
      stores.get(Accounts.class).add(new Account("admin", PasswordHash.of("admin"), Scope.ADMIN));

      assertThat(new Demo(stores, true).prepare()).isTrue();

      assertThat(stores.get(ProcedureCatalog.class).page(0, 1).total()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"admin, secret", "eve, admin"})
  void whereSomebodyHasAnAccountNothingIsAdded(String name, String password) {
    try (Stores stores = InMemoryStores.open()) {
      Accounts accounts = stores.get(Accounts.class);
      accounts.add(new Account(name, PasswordHash.of(password), Scope.ADMIN));

      assertThat(new Demo(stores, true).prepare()).isTrue();

      assertThat(accounts.names()).containsExactly(name);
      assertThat(stores.get(ProcedureCatalog.class).version()).isZero();
    }
  }

  @Test
  void whatOthersCanReachIsGivenNothing() {
    try (Stores stores = InMemoryStores.open()) {
      assertThat(new Demo(stores, false).prepare()).isTrue();

      assertThat(stores.get(Accounts.class).names()).isEmpty();
      assertThat(stores.get(ProcedureCatalog.class).version()).isZero();
    }
  }

  private static void assertIsWhole(Stores stores) {
    assertThat(stores.get(Accounts.class).names()).containsExactly("admin");
    assertThat(stores.get(Accounts.class).verify("admin", "admin")).isPresent();
    assertThat(stores.get(ProcedureCatalog.class).page(0, 1).total())
        .isEqualTo(SampleCodes.creations().size());
  }

  /**
   * As if the process were killed, or the store went away, between the first write and the next.
   */
  private static Stores awayAfterTheFirstWrite(Stores stores) {
    var writes = new AtomicInteger();
    InvocationHandler second =
        (proxy, method, arguments) -> {
          boolean writing = Set.of("add", "editAll").contains(method.getName());
          if (writing && writes.incrementAndGet() == 2) {
            throw new StoreUnavailableException(
                new StoreCall("test", method.getName(), "admin"), "It is away.", null);
          }
          return null;
        };
    Accounts accounts = behind(Accounts.class, stores.get(Accounts.class), second);
    ProcedureCatalog catalog =
        behind(ProcedureCatalog.class, stores.get(ProcedureCatalog.class), second);
    return behind(
        Stores.class,
        stores,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("get")) {
            return null;
          }
          return arguments[0] == Accounts.class ? accounts : catalog;
        });
  }

  /** The real one, but that somebody else may answer first. */
  private static <T> T behind(Class<T> contract, T real, InvocationHandler first) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) -> {
              Object told = first.invoke(proxy, method, arguments);
              if (told != null) {
                return told;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
