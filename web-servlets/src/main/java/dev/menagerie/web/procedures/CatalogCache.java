package dev.menagerie.web.procedures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.Stores;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What was read of the catalogue, for as long as the store says that nothing has changed since.
 * Each thing is kept with the revision that was in force before it was read, and is worthless under
 * any other: so what was read while something changed is never taken for the new.
 */
final class CatalogCache {
  private final ProcedureCatalog catalog;
  private final Optional<ChangeWatch> watch;
  private final Cache<String, Kept<?>> kept;
  private volatile Kept<Long> version;

  private record Kept<T>(long revision, T value) {}

  /**
   * Keeps things from a store, if it can be watched.
   *
   * @param bytes the most memory to use for it
   */
  CatalogCache(Stores stores, long bytes) {
    catalog = stores.get(ProcedureCatalog.class);
    watch = stores.find(ChangeWatch.class);
    kept =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, Kept<?> each) -> 200 + 2 * key.length() + weight(each.value))
            .executor(Runnable::run)
            .build();
  }

  /** The version of the catalogue. */
  long version() {
    OptionalLong revision = revision();
    OptionalLong known = knownVersion(revision);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    long read = catalog.version();
    return revision.isPresent() ? first(revision.getAsLong(), read) : read;
  }

  /**
   * Whoever reads the version first says what it is for the whole of a revision, though a change
   * may be there before the revision tells: a newer version would be a tag for what was read
   * before. So whoever comes when the revision has passed does not make it be forgotten.
   */
  private synchronized long first(long revision, long read) {
    Kept<Long> known = version;
    if (known != null && known.revision == revision) {
      return known.value;
    }
    if (revision().equals(OptionalLong.of(revision))) {
      version = new Kept<>(revision, read);
    }
    return read;
  }

  /** The version of the catalogue; empty if only the store knows. */
  OptionalLong knownVersion() {
    return knownVersion(revision());
  }

  private OptionalLong knownVersion(OptionalLong revision) {
    Kept<Long> known = version;
    return revision.isPresent() && known != null && known.revision == revision.getAsLong()
        ? OptionalLong.of(known.value)
        : OptionalLong.empty();
  }

  /** A code, if it is there. */
  Optional<Entry> find(String code) {
    return get("item " + code, () -> catalog.find(code));
  }

  /** Anything that is the same for as long as the catalogue is. */
  @SuppressWarnings("unchecked") // A key is used for one kind of thing only.
  <T> T get(String key, Supplier<T> read) {
    OptionalLong revision = revision();
    if (revision.isEmpty()) {
      return read.get();
    }
    Kept<?> known = kept.getIfPresent(key);
    if (known != null && known.revision == revision.getAsLong()) {
      return (T) known.value;
    }
    T value = read.get();
    kept.put(key, new Kept<>(revision.getAsLong(), value));
    return value;
  }

  /** What is kept under a key and still counts; empty if nothing does. */
  @SuppressWarnings("unchecked") // A key is used for one kind of thing only.
  <T> Optional<T> known(String key) {
    OptionalLong revision = revision();
    Kept<?> known = revision.isEmpty() ? null : kept.getIfPresent(key);
    return known != null && known.revision == revision.getAsLong()
        ? Optional.of((T) known.value)
        : Optional.empty();
  }

  /** What must stay the same for what is kept to count; empty while nothing may be kept. */
  OptionalLong revision() {
    return watch.map(w -> w.revision(ChangeWatch.Topic.PROCEDURES)).orElse(OptionalLong.empty());
  }

  private static int weight(Object value) {
    Object inside = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return inside instanceof CatalogAnswer answer ? answer.bytes() : 1000;
  }
}
