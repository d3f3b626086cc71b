package dev.menagerie.testkit;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives unit tests stores that live in memory, a fresh database for each test:
 *
 * <pre>{@code
 * @ExtendWith(InMemoryStores.class)
 * class PollServiceTest {
 *   @Test
 *   void winnersAreListed(VoteCounter votes) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>A constructor, a test or a method that runs before or after each may ask for {@link Stores} or
 * for any contract; all that one test asks for is of one database, which is closed when the test is
 * through. The database is H2, so {@code menagerie-store-postgres} must be on the class path.
 */
public final class InMemoryStores implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(InMemoryStores.class);

  /** For JUnit. */
  public InMemoryStores() {}

  /** Opens a fresh database, for use without the extension. Close it in the end. */
  public static Stores open() {
    return open(StoreOptions.defaults());
  }

  /** Opens a fresh database with some options, such as a {@link MutableClock}. */
  public static Stores open(StoreOptions options) {
    return Stores.open("jdbc:h2:mem:" + Fresh.identifier("menagerie"), options);
  }

  /** Each test has its constructor's stores to itself. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Stores.class || storesOf(context).find(type).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Stores.class ? storesOf(context) : storesOf(context).get(type);
  }

  private static Stores storesOf(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Open.class, key -> new Open(open()), Open.class)
        .stores();
  }

  /** JUnit closes it with the test it belongs to. */
  private record Open(Stores stores) implements AutoCloseable {
    @Override
    public void close() {
      stores.close();
    }
  }
}
