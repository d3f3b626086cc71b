package dev.menagerie.testkit.memory;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.CatalogQuery;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A catalogue in a map; one counter gives every version. */
public class MemoryCatalog implements ProcedureCatalog {
  private final Memory memory;

  /** Keeps rows in a memory. */
  public MemoryCatalog(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Edited> editAll(List<Edit> edits) {
    return edits.stream().map(this::apply).toList();
  }

  private Edited apply(Edit edit) {
    synchronized (memory) {
      Entry there = memory.procedures.get(edit.code());
      if (edit instanceof Edit.Create create) {
        return there == null ? write(create.procedure(), true) : new Edited.Conflict(there);
      }
      if (edit instanceof Edit.Replace replace) {
        return there == null && replace.expected().isEmpty()
            ? write(replace.procedure(), true)
            : refused(there, replace.expected()).orElseGet(() -> write(replace.procedure(), false));
      }
      return refused(there, ((Edit.Delete) edit).expected()).orElseGet(() -> delete(edit.code()));
    }
  }

  private static Optional<Edited> refused(Entry there, OptionalLong expected) {
    if (there == null) {
      return Optional.of(new Edited.Missing());
    }
    return expected.isPresent() && expected.getAsLong() != there.version()
        ? Optional.of(new Edited.Conflict(there))
        : Optional.empty();
  }

  private Edited write(Procedure procedure, boolean created) {
    var entry = new Entry(procedure, ++memory.version);
    memory.procedures.put(procedure.code(), entry);
    return new Edited.Written(entry, created);
  }

  private Edited delete(String code) {
    memory.version++;
    memory.procedures.remove(code);
    return new Edited.Deleted();
  }

  @Override
  public Optional<Entry> find(String code) {
    synchronized (memory) {
      return Optional.ofNullable(memory.procedures.get(code));
    }
  }

  @Override
  public CatalogPage page(long offset, int limit) {
    Check.limit(limit, MAX_LIMIT);
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0, but is " + offset);
    }
    synchronized (memory) {
      var rows = memory.procedures.values().stream().skip(offset).limit(limit).toList();
      return new CatalogPage(rows, memory.procedures.size());
    }
  }

  @Override
  public List<Entry> list(Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    synchronized (memory) {
      return memory.procedures.tailMap(after.orElse(""), false).values().stream()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Entry> search(String query, int limit) {
    var wanted = new CatalogQuery(query);
    Check.limit(limit, MAX_LIMIT);
    synchronized (memory) {
      return memory.procedures.values().stream()
          .filter(entry -> wanted.matches(entry.procedure()))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public long version() {
    synchronized (memory) {
      return memory.version;
    }
  }
}
