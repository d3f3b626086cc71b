package dev.menagerie.redis;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Imports on Redis: rows wait in memory, and what they change is put in force by a single script,
 * which is all or nothing. Redis serves nobody else meanwhile, so an import is bounded.
 */
final class RedisImport implements CatalogImport {
  private static final int MOST_CHANGES = 100_000;

  private final RedisCatalog catalog;

  RedisImport(RedisCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Stage begin(Optional<Instant> effective) {
    if (effective.isPresent()) {
      throw new IllegalArgumentException(
          "effective cannot be said on Redis, which keeps no history");
    }
    return new RedisStage();
  }

  @Override
  public void clear() {
    List<Entry> some = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
    while (!some.isEmpty()) {
      catalog.editAll(
          some.stream()
              .<Edit>map(row -> new Edit.Delete(row.procedure().code(), OptionalLong.empty()))
              .toList());
      some = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
    }
  }

  private final class RedisStage implements Stage {
    /** By line, and so in the order of the file. */
    private final Map<Long, Procedure> rows = new TreeMap<>();

    private final Map<String, Long> firstLines = new HashMap<>();
    private final List<Repetition> repeated = new ArrayList<>();

    @Override
    public void add(long line, Procedure procedure) {
      Long first = firstLines.putIfAbsent(procedure.code(), line);
      if (first == null) {
        rows.put(line, procedure);
      } else {
        repeated.add(new Repetition(line, first, procedure.code()));
      }
    }

    @Override
    public Comparison compare(int most) {
      List<Difference> differences = differences();
      long added = differences.stream().filter(each -> each.before().isEmpty()).count();
      return new Comparison(
          added,
          differences.size() - added,
          rows.size() - differences.size(),
          repeated.size(),
          differences.subList(0, Math.min(most, differences.size())),
          repeated.subList(0, Math.min(most, repeated.size())));
    }

    @Override
    public void apply() {
      if (!repeated.isEmpty()) {
        throw new IllegalStateException("A code is there twice");
      }
      List<Edit> edits =
          differences().stream()
              .<Edit>map(each -> new Edit.Replace(each.after(), OptionalLong.empty()))
              .toList();
      if (edits.size() > MOST_CHANGES) {
        throw new IllegalArgumentException(
            "Redis takes at most " + MOST_CHANGES + " changes at once; split the file");
      }
      if (!edits.isEmpty()) {
        catalog.editAtOnce(edits);
      }
    }

    @Override
    public void close() {}

    private List<Difference> differences() {
      Map<String, String> there = new HashMap<>();
      List<Entry> page = catalog.list(Optional.empty(), ProcedureCatalog.MAX_LIMIT);
      while (!page.isEmpty()) {
        page.forEach(row -> there.put(row.procedure().code(), row.procedure().title()));
        String last = page.get(page.size() - 1).procedure().code();
        page = catalog.list(Optional.of(last), ProcedureCatalog.MAX_LIMIT);
      }
      var differences = new ArrayList<Difference>();
      rows.forEach(
          (line, after) -> {
            String before = there.get(after.code());
            if (!after.title().equals(before)) {
              differences.add(new Difference(line, Optional.ofNullable(before), after));
            }
          });
      return differences;
    }
  }
}
