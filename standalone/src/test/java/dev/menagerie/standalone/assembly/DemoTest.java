package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void aStoreThatGoesAwayBetweenCodesAndUserIsGivenTheUserLater() {
    try (Stores stores = InMemoryStores.open()) {
      var demo = new Demo(new AwayForTheFirstUser(stores), true);

      assertThat(demo.prepare()).isFalse();
      assertThat(demo.prepare()).isTrue();

      assertThat(stores.get(Accounts.class).names()).containsExactly("admin");
      assertThat(stores.get(ProcedureCatalog.class).version()).isPositive();
    }
  }

  /** Its accounts are away when the first is to be added. */
  private static final class AwayForTheFirstUser implements Stores {
    private final Stores stores;
    private boolean wasAway;

    AwayForTheFirstUser(Stores stores) {
      this.stores = stores;
    }

    @Override
    public <C> Optional<C> find(Class<C> contract) {
      return stores
          .find(contract)
          .map(real -> contract == Accounts.class ? away(contract, real) : real);
    }

    private <C> C away(Class<C> contract, C real) {
      return contract.cast(
          Proxy.newProxyInstance(
              contract.getClassLoader(),
              new Class<?>[] {contract},
              (proxy, method, arguments) -> {
                if (method.getName().equals("add") && !wasAway) {
                  wasAway = true;
                  throw new StoreUnavailableException(
                      new StoreCall("test", "add", "admin"), "It is away.", null);
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public String name() {
      return stores.name();
    }

    @Override
    public Set<Class<?>> contracts() {
      return stores.contracts();
    }

    @Override
    public Health health() {
      return stores.health();
    }

    @Override
    public void close() {
      stores.close();
    }
  }
}
