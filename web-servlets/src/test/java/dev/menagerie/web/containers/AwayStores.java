package dev.menagerie.web.containers;

import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

/**
 * A database in memory, one contract of which can be told to be away.
 *
 * @param <A> that contract
 */
public class AwayStores<A> implements Stores {
  private final Stores real = InMemoryStores.open();
  private final Class<A> contract;
  private final A there;
  private final A reached;
  private volatile boolean away;

  /** A database that is not away yet. */
  public AwayStores(Class<A> contract) {
    this.contract = contract;
    this.there = real.get(contract);
    this.reached =
        contract.cast(
            Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, this::call));
  }

  /** Goes away, or comes back. */
  public void away(boolean away) {
    this.away = away;
  }

  /** What can be away, to be used whether it is or not. */
  public final A there() {
    return there;
  }

  /** Is called before each call of what can be away. */
  protected void before(Method method, Object[] arguments) throws InterruptedException {}

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return real.contracts();
  }

  @Override
  public <C> Optional<C> find(Class<C> asked) {
    return asked == contract ? Optional.of(asked.cast(reached)) : real.find(asked);
  }

  @Override
  public Health health() {
    return away ? Health.down("the " + contract.getSimpleName() + " is away") : real.health();
  }

  @Override
  public void close() {
    real.close();
  }

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    before(method, arguments);
    if (away) {
      throw new StoreUnavailableException(
          new StoreCall(name(), method.getName(), ""), "it is away; nothing was stored.", null);
    }
    try {
      return method.invoke(there, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
