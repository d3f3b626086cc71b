package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void aStoreThatGoesAwayBetweenCodesAndUserIsGivenTheUserLater() {
    try (Stores stores = InMemoryStores.open()) {
      var demo = new Demo(awayForTheFirstUser(stores), true);

      assertThat(demo.prepare()).isFalse();
      assertThat(demo.prepare()).isTrue();

      assertThat(stores.get(Accounts.class).names()).containsExactly("admin");
      assertThat(stores.get(ProcedureCatalog.class).version()).isPositive();
    }
  }

  private static Stores awayForTheFirstUser(Stores stores) {
    var wasAway = new AtomicBoolean();
    Accounts accounts =
        behind(
            Accounts.class,
            stores.get(Accounts.class),
            (proxy, method, arguments) -> {
              if (method.getName().equals("add") && !wasAway.getAndSet(true)) {
                throw new StoreUnavailableException(
                    new StoreCall("test", "add", "admin"), "It is away.", null);
              }
              return null;
            });
    return behind(
        Stores.class,
        stores,
        (proxy, method, arguments) ->
            method.getName().equals("get") && arguments[0] == Accounts.class ? accounts : null);
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
