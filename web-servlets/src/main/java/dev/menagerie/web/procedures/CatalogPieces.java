package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What is in memory of the catalogue at one revision: pieces of about {@value #ROWS} rows, each
 * read when it is asked for the second time. The first time may be the last before the next
 * revision, and is cheaper answered by itself.
 */
final class CatalogPieces {
  static final int ROWS = 500;

  /** A piece that has grown to so many rows should be divided. */
  private static final int MOST_ROWS = ROWS + ROWS / 4;

  private static final CodeRun ASKED_FOR = CodeRun.of(List.of());
  private static final CodeRun NOT_TO_BE_HAD = CodeRun.of(List.of());

  private final ProcedureCatalog catalog;
  private final long revision;
  private final String[] bounds;
  private final AtomicReferenceArray<CodeRun> runs;
  private final AtomicLong bytesLeft;
  private volatile boolean uneven;

  /**
   * Nothing yet.
   *
   * @param revision the revision in force
   * @param bounds the codes after which pieces begin, an empty text the first of them
   * @param bytes the most memory to use
   */
  CatalogPieces(ProcedureCatalog catalog, long revision, String[] bounds, long bytes) {
    this.catalog = catalog;
    this.revision = revision;
    this.bounds = bounds;
    runs = new AtomicReferenceArray<>(bounds.length);
    bytesLeft = new AtomicLong(bytes);
  }

  long revision() {
    return revision;
  }

  /** How many there are, in memory or not. */
  int size() {
    return bounds.length;
  }

  String[] bounds() {
    return bounds;
  }

  /** Whether some piece has become so large that all should be divided anew. */
  boolean areUneven() {
    return uneven;
  }

  /** The piece in which a code is, if it is anywhere. */
  int holding(String code) {
    int place = Arrays.binarySearch(bounds, code);
    return place < 0 ? -place - 2 : Math.max(0, place - 1);
  }

  /** The piece in which the codes after this one begin. */
  int following(String code) {
    int place = Arrays.binarySearch(bounds, code);
    return place < 0 ? -place - 2 : place;
  }

  /** The rows of a piece, or {@code null} if they are not to be had from here. */
  CodeRun get(int piece) {
    CodeRun run = runs.get(piece);
    if (run == null) {
      runs.compareAndSet(piece, null, ASKED_FOR);
      return null;
    }
    if (run == ASKED_FOR && bytesLeft.get() > 0) {
      return runs.compareAndSet(piece, ASKED_FOR, NOT_TO_BE_HAD) ? read(piece) : null;
    }
    return run == ASKED_FOR || run == NOT_TO_BE_HAD ? null : run;
  }

  /** Reads a piece; meanwhile nobody else does. */
  private CodeRun read(int piece) {
    List<Entry> rows;
    try {
      rows = catalog.list(after(piece), MOST_ROWS);
    } catch (RuntimeException e) {
      runs.set(piece, ASKED_FOR);
      throw e;
    }
    List<Entry> within = rows.stream().filter(row -> isWithin(piece, row)).toList();
    if (within.size() == MOST_ROWS) {
      uneven = true;
      return null;
    }
    CodeRun run = CodeRun.of(within);
    bytesLeft.addAndGet(-run.bytes());
    runs.set(piece, run);
    return run;
  }

  private Optional<String> after(int piece) {
    return Optional.of(bounds[piece]).filter(bound -> !bound.isEmpty());
  }

  private boolean isWithin(int piece, Entry row) {
    return piece + 1 == bounds.length || row.procedure().code().compareTo(bounds[piece + 1]) <= 0;
  }
}
