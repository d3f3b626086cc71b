package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogMarks;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The catalogue in memory, as far as it is asked for and as memory goes: so that reading all over a
 * large one costs a trip to the store for hundreds of codes, and not for each. What is here counts
 * for as long as the revision does that was in force before it was read.
 *
 * <p>Whether something is here changes from one moment to the next: who does not find it asks the
 * store.
 */
final class CatalogCopy {
  private static final Logger LOG = System.getLogger(CatalogCopy.class.getName());

  private final ProcedureCatalog catalog;
  private final Optional<CatalogMarks> marks;
  private final Supplier<OptionalLong> revision;
  private final Runnable beforeReading;
  private final long bytes;

  /** The last revision at which the catalogue was divided, or was to be. */
  private final AtomicLong divided = new AtomicLong(-1);

  private volatile CatalogPieces pieces;

  /**
   * Nothing yet.
   *
   * @param revision the revision in force; empty while nothing may be kept
   * @param beforeReading reads the version that is told of this revision: it must be no newer than
   *     what is told
   * @param bytes the most memory to use
   */
  CatalogCopy(Stores stores, Supplier<OptionalLong> revision, Runnable beforeReading, long bytes) {
    this.catalog = stores.get(ProcedureCatalog.class);
    this.marks = stores.find(CatalogMarks.class);
    this.revision = revision;
    this.beforeReading = beforeReading;
    this.bytes = bytes;
  }

  /**
   * A place in the catalogue.
   *
   * @param row of a code; negative if there is no such code
   */
  record Place(CodeRun run, int row) {}

  /**
   * Codes that follow each other.
   *
   * @param parts where they are
   * @param more whether there are codes after them
   */
  record Stretch(List<Part> parts, boolean more) {
    /** The last of the codes; empty if there are none. */
    String last() {
      if (parts.isEmpty()) {
        return "";
      }
      Part part = parts.get(parts.size() - 1);
      return part.run.code(part.end - 1);
    }
  }

  /** Some rows of a run: never none. */
  record Part(CodeRun run, int begin, int end) {}

  /**
   * Where a code is; empty if that is not known here.
   *
   * @param links under which it is asked for
   */
  Optional<Place> find(String code, Links links) {
    CatalogPieces now = pieces();
    CodeRun run = now == null ? null : now.get(now.holding(code), links);
    return run == null ? Optional.empty() : Optional.of(new Place(run, run.find(code)));
  }

  /**
   * The codes after another; empty if not all of them are known here.
   *
   * @param limit how many at most
   * @param links under which they are asked for
   */
  Optional<Stretch> list(String after, int limit, Links links) {
    CatalogPieces now = pieces();
    if (now == null) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>(2);
    int wanted = limit;
    for (int piece = now.following(after); piece < now.size(); piece++) {
      CodeRun run = now.get(piece, links);
      if (run == null) {
        return Optional.empty();
      }
      int begin = run.after(after);
      int end = Math.min(begin + wanted, run.size());
      if (end > begin) {
        parts.add(new Part(run, begin, end));
        wanted -= end - begin;
      }
      if (end < run.size()) {
        return Optional.of(new Stretch(parts, true));
      }
    }
    return Optional.of(new Stretch(parts, false));
  }

  /** The pieces of the revision in force, or {@code null} if nothing may be kept. */
  private CatalogPieces pieces() {
    OptionalLong current = revision.get();
    if (current.isEmpty() || marks.isEmpty()) {
      return null;
    }
    CatalogPieces known = pieces;
    if (known == null || known.areUneven()) {
      divide(current.getAsLong());
    }
    if (known != null && known.revision() != current.getAsLong()) {
      known = pieces(current.getAsLong(), known.bounds());
      pieces = known;
    }
    return known;
  }

  private CatalogPieces pieces(long current, CodeIndex bounds) {
    return new CatalogPieces(catalog, current, bounds, beforeReading, bytes);
  }

  /** Divides the catalogue, in the background, at most once for a revision if that succeeds. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
  private void divide(long current) {
    if (divided.getAndSet(current) != current) {
      CompletableFuture.runAsync(
          () -> {
            try {
              pieces = pieces(current, bounds(marks.get().marks(CatalogPieces.ROWS)));
            } catch (StoreBusyException | StoreUnavailableException e) {
              LOG.log(Level.DEBUG, "The catalogue is divided into pieces some other time", e);
              divided.compareAndSet(current, -1);
            } catch (StoreException e) {
              LOG.log(Level.DEBUG, "The catalogue is not divided until it has changed", e);
            }
          });
    }
  }

  /** The first piece begins before the first code. */
  private static CodeIndex bounds(List<String> marks) {
    var bounds = new ArrayList<String>(marks.size() + 1);
    bounds.add("");
    bounds.addAll(marks.subList(Math.min(1, marks.size()), marks.size()));
    return CodeIndex.of(bounds);
  }
}
