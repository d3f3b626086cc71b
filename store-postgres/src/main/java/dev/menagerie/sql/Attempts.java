package dev.menagerie.sql;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.net.SocketTimeoutException;
import java.util.function.BiFunction;

/**
 * Decides what a failed attempt at a trip means: try again, or which exception the contracts
 * promise.
 *
 * <p>What counts is whether a write can have been committed. Without a connection, or with one that
 * broke before the commit was sent, it certainly was not. If a commit, or a statement that commits
 * by itself, stays without an answer, nobody knows, until the same write was sent again and
 * succeeded. A connection that broke is often just an old one from before a restart of the
 * database: so there is a second try, at once, wherever it can do no harm.
 */
final class Attempts {
  private static final int COLLISIONS_BORNE = 10;

  private final StoreCall call;
  private final Trip trip;
  private final BiFunction<StoreCall, Throwable, StoreException> lost;
  private int collisions;
  private boolean brokeBefore;
  private boolean mayBeStored;

  /**
   * Begins to count.
   *
   * @param lost called when the database seems away; gives the exception for that
   */
  Attempts(StoreCall call, Trip trip, BiFunction<StoreCall, Throwable, StoreException> lost) {
    this.call = call;
    this.trip = trip;
    this.lost = lost;
  }

  /** There was no connection to try with. */
  static final class NoConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoConnection(RuntimeException cause) {
      super(cause);
    }
  }

  /** A transaction failed before its commit was sent. */
  static final class NotCommitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCommitted(RuntimeException cause) {
      super(cause);
    }
  }

  /** A transaction failed when, or after, its commit was sent. */
  static final class CommitFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommitFailed(RuntimeException cause) {
      super(cause);
    }
  }

  /** Returns if the trip is to be tried again, else throws what to tell the caller. */
  void failed(RuntimeException failure) {
    if (failure instanceof NoConnection) {
      throw withoutConnection(failure);
    }
    RuntimeException own = ownException(failure);
    if (own != null) {
      throw own;
    }
    Throwable cause = cause(failure);
    Trouble trouble = Trouble.of(failure);
    boolean unknown = trip.writes() && leavesOpen(failure, trouble);
    mayBeStored |= unknown;
    switch (trouble) {
      case COLLISION -> {
        if (++collisions > COLLISIONS_BORNE) {
          throw notStored(refused("it kept colliding with others", cause), cause);
        }
      }
      case BROKEN -> broken(failure, cause, unknown);
      case REFUSED_FOR_NOW -> throw notStored(refused(cause.getMessage(), cause), cause);
      case WRONG -> throw notStored(new StoreException(call, cause.getMessage(), cause), cause);
    }
  }

  private void broken(RuntimeException failure, Throwable cause, boolean unknown) {
    boolean timedOut = timedOut(failure);
    boolean again = !brokeBefore && !timedOut && (!unknown || trip.repeatable());
    if (again) {
      brokeBefore = true;
      return;
    }
    boolean away = brokeBefore || timedOut;
    StoreException certain =
        away ? lost.apply(call, cause) : refused("the connection broke", cause);
    throw notStored(certain, cause);
  }

  /** Whether the failure leaves open if the write was committed. */
  private static boolean leavesOpen(RuntimeException failure, Trouble trouble) {
    if (failure instanceof NotCommitted) {
      return false;
    }
    return failure instanceof CommitFailed
        ? trouble != Trouble.COLLISION
        : trouble == Trouble.BROKEN;
  }

  private StoreException withoutConnection(RuntimeException failure) {
    Throwable cause = Trouble.driverException(failure);
    StoreException certain =
        cause instanceof TurnedAwayException
            ? new StoreBusyException(
                call, "there was no connection for it: " + cause.getMessage() + "; try again.")
            : lost.apply(call, cause == null ? failure : cause);
    return notStored(certain, cause);
  }

  /** What to throw if this attempt stored nothing: an earlier one may have. */
  private StoreException notStored(StoreException certain, Throwable cause) {
    return mayBeStored
        ? new OutcomeUnknownException(
            call,
            "the connection broke before the answer came ("
                + cause
                + "); it may be stored or not. "
                + (trip.repeatable() ? "Sending it again settles it." : "It was not sent again."),
            cause)
        : certain;
  }

  private StoreUnavailableException refused(String why, Throwable cause) {
    return new StoreUnavailableException(
        call, why + "; nothing was stored, try again in a moment.", cause);
  }

  /** What the work itself threw to tell the caller something. */
  private static RuntimeException ownException(RuntimeException failure) {
    Throwable thrown = failure instanceof NotCommitted ? failure.getCause() : failure;
    return thrown instanceof StoreException own ? own : null;
  }

  private static Throwable cause(RuntimeException failure) {
    Throwable driver = Trouble.driverException(failure);
    if (driver != null) {
      return driver;
    }
    return failure instanceof NotCommitted || failure instanceof CommitFailed
        ? failure.getCause()
        : failure;
  }

  private static boolean timedOut(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
