package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What is in memory of the catalogue at one revision: pieces of about {@value #ROWS} rows, each
 * read in the background when it is asked for the second time. The first time may be the last
 * before the next revision, and is cheaper answered by itself.
 */
final class CatalogPieces {
  static final int ROWS = 500;

  private static final Logger LOG = System.getLogger(CatalogPieces.class.getName());

  /** So many pieces are read or wait for it; who asks for more meanwhile asks again later. */
  private static final int MOST_READERS = 8;

  /** A piece that has grown to so many rows should be divided. */
  private static final int MOST_ROWS = ROWS + ROWS / 4;

  /** A longer address is not kept with each row: clients choose it, and would choose our memory. */
  private static final int LONGEST_ADDRESS = 200;

  private static final Links NO_ADDRESS = new Links("");
  private static final CodeRun ASKED_FOR = CodeRun.of(List.of(), NO_ADDRESS);
  private static final CodeRun NOT_TO_BE_HAD = CodeRun.of(List.of(), NO_ADDRESS);

  private final ProcedureCatalog catalog;
  private final long revision;
  private final CodeIndex bounds;
  private final Runnable beforeReading;
  private final AtomicReferenceArray<CodeRun> runs;
  private final AtomicLong bytesLeft;
  private final Semaphore readers = new Semaphore(MOST_READERS);
  private volatile boolean uneven;

  /**
   * Nothing yet.
   *
   * @param revision the revision in force
   * @param bounds the codes after which pieces begin, an empty text the first of them
   * @param beforeReading what must have been read before any piece is
   * @param bytes the most memory to use
   */
  CatalogPieces(
      ProcedureCatalog catalog,
      long revision,
      CodeIndex bounds,
      Runnable beforeReading,
      long bytes) {
    this.catalog = catalog;
    this.revision = revision;
    this.bounds = bounds;
    this.beforeReading = beforeReading;
    runs = new AtomicReferenceArray<>(bounds.size());
    bytesLeft = new AtomicLong(bytes);
  }

  long revision() {
    return revision;
  }

  /** How many there are, in memory or not. */
  int size() {
    return bounds.size();
  }

  CodeIndex bounds() {
    return bounds;
  }

  /** Whether some piece has become so large that all should be divided anew. */
  boolean areUneven() {
    return uneven;
  }

  /** The piece in which a code is, if it is anywhere. */
  int holding(String code) {
    int place = bounds.find(code);
    return place < 0 ? -place - 2 : Math.max(0, place - 1);
  }

  /** The piece in which the codes after this one begin. */
  int following(String code) {
    int place = bounds.find(code);
    return place < 0 ? -place - 2 : place;
  }

  /**
   * The rows of a piece, or {@code null} if they are not to be had from here.
   *
   * @param links under which they are asked for
   */
  CodeRun get(int piece, Links links) {
    CodeRun run = runs.get(piece);
    if (run == null) {
      runs.compareAndSet(piece, null, ASKED_FOR);
      return null;
    }
    if (run == ASKED_FOR && bytesLeft.get() > 0 && readers.tryAcquire()) {
      readLater(piece, links);
    }
    return run == ASKED_FOR || run == NOT_TO_BE_HAD ? null : run;
  }

  /** Reads a piece in the background, unless somebody else does. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
  private void readLater(int piece, Links links) {
    if (!runs.compareAndSet(piece, ASKED_FOR, NOT_TO_BE_HAD)) {
      readers.release();
      return;
    }
    CompletableFuture.runAsync(
        () -> {
          try {
            read(piece, links);
          } catch (RuntimeException e) {
            runs.set(piece, ASKED_FOR);
            Level level = e instanceof StoreException ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "A piece of the catalogue could not be read", e);
          } finally {
            readers.release();
          }
        });
  }

  private void read(int piece, Links links) {
    beforeReading.run();
    List<Entry> rows = catalog.list(after(piece), MOST_ROWS);
    List<Entry> within = piece + 1 == size() ? rows : upTo(bounds.get(piece + 1), rows);
    if (within.size() == MOST_ROWS) {
      uneven = true;
      return;
    }
    boolean isLong = links.json().length > LONGEST_ADDRESS;
    CodeRun run = CodeRun.of(within, isLong ? NO_ADDRESS : links);
    bytesLeft.addAndGet(-run.bytes());
    runs.set(piece, run);
  }

  private Optional<String> after(int piece) {
    return Optional.of(bounds.get(piece)).filter(bound -> !bound.isEmpty());
  }

  private static List<Entry> upTo(String last, List<Entry> rows) {
    return rows.stream().filter(row -> row.procedure().code().compareTo(last) <= 0).toList();
  }
}
