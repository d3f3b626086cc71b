package dev.menagerie.web.http;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/**
 * The one place where exceptions become HTTP. What a client may act upon is told; what only an
 * operator can act upon goes to the log, under a number that the client is told.
 */
public final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  private Failures() {}

  /** What to answer instead. */
  public static HttpProblem problem(Throwable failure) {
    if (failure instanceof CompletionException || failure instanceof ExecutionException) {
      return problem(failure.getCause());
    }
    if (failure instanceof HttpProblem problem) {
      return problem;
    }
    if (failure instanceof IllegalArgumentException) {
      LOG.log(Level.DEBUG, "Refused", failure);
      return new HttpProblem(400, failure.getMessage());
    }
    if (failure instanceof StoreUnavailableException) {
      return new HttpProblem(
          503, "The store is away. Nothing was stored; try again in a moment.", SOON);
    }
    if (failure instanceof StoreBusyException) {
      return new HttpProblem(
          503,
          "Too much is waiting for the store. Nothing was stored; try again in a moment.",
          SOON);
    }
    if (failure instanceof OutcomeUnknownException || failure instanceof TimeoutException) {
      return new HttpProblem(
          504,
          "The store did not answer in time. What you sent may or may not be stored; send the same"
              + " again, and it will be stored once.");
    }
    return unexpected(failure);
  }

  private static HttpProblem unexpected(Throwable failure) {
    String id = Integer.toHexString(ThreadLocalRandom.current().nextInt() | 0x8000_0000);
    LOG.log(Level.ERROR, "Error " + id, failure);
    return new HttpProblem(
        500, "Something broke on our side; it is in the log as error " + id + ".");
  }
}
