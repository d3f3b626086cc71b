package dev.menagerie.web.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What happens while something is being read is done within the read, so that nothing is raced. */
class CatalogCacheTest {
  private final Deque<LongSupplier> versions = new ArrayDeque<>();
  private OptionalLong revision = OptionalLong.of(1);
  private final CatalogCache cache = new CatalogCache(new Catalog(), 1 << 20);

  @Test
  void aVersionIsReadOnceForARevision() {
    versions.add(() -> 7);
    versions.add(() -> 8);

    assertThat(cache.knownVersion()).isEmpty();
    assertThat(cache.version()).isEqualTo(7);
    assertThat(cache.version()).isEqualTo(7);
    assertThat(cache.knownVersion()).hasValue(7);
    revision = OptionalLong.of(2);
    assertThat(cache.knownVersion()).isEmpty();
    assertThat(cache.version()).isEqualTo(8);
  }

  @Test
  void whoReadsItFirstDecidesForTheRevision() {
    versions.add(() -> cache.version() + 1);
    versions.add(() -> 7);

    assertThat(cache.version()).isEqualTo(7);
    assertThat(cache.knownVersion()).hasValue(7);
  }

  @Test
  void whoComesLateDoesNotPutTheOldInThePlaceOfTheNew() {
    versions.add(
        () -> {
          revision = OptionalLong.of(2);
          assertThat(cache.version()).isEqualTo(20);
          return 10;
        });
    versions.add(() -> 20);

    assertThat(cache.version()).isEqualTo(10);
    assertThat(cache.knownVersion()).hasValue(20);
  }

  @Test
  void whatWasReadWhileSomethingChangedIsReadAgain() {
    String old =
        cache.get(
            "page",
            () -> {
              revision = OptionalLong.of(2);
              return "old";
            });

    assertThat(old).isEqualTo("old");
    assertThat(cache.<String>known("page")).isEmpty();
    assertThat(cache.get("page", () -> "new")).isEqualTo("new");
    assertThat(cache.get("page", () -> "never read")).isEqualTo("new");
  }

  @Test
  void nothingIsKeptWhileTheStoreIsNotHeardOf() {
    revision = OptionalLong.empty();
    versions.add(() -> 7);
    versions.add(() -> 8);

    assertThat(cache.version()).isEqualTo(7);
    assertThat(cache.version()).isEqualTo(8);
    assertThat(cache.get("page", () -> "one")).isEqualTo("one");
    assertThat(cache.get("page", () -> "two")).isEqualTo("two");
  }

  /** A catalogue with nothing but a version, and somebody who watches it. */
  private final class Catalog implements Stores {
    @Override
    public <C> Optional<C> find(Class<C> contract) {
      Object found =
          contract == ChangeWatch.class
              ? (ChangeWatch) topic -> revision
              : Proxy.newProxyInstance(
                  contract.getClassLoader(),
                  new Class<?>[] {contract},
                  (proxy, method, arguments) -> versions.remove().getAsLong());
      return Optional.of(contract.cast(found));
    }

    @Override
    public String name() {
      return "a catalogue";
    }

    @Override
    public Set<Class<?>> contracts() {
      return Set.of(ProcedureCatalog.class);
    }

    @Override
    public Health health() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
