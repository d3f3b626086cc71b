package dev.menagerie.testkit;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;

/** What a client of a store or a service knows about its write. */
public enum Answer {
  /** It is stored: the promise holds from here on. */
  ACKNOWLEDGED,
  /** It is certainly not stored. */
  REFUSED,
  /** It may be stored, or not, or may yet be. */
  UNKNOWN;

  /**
   * Reads an HTTP status: 2xx and 3xx acknowledge, 4xx and 503 refuse, and whatever else went wrong
   * leaves the outcome unknown, 504 above all.
   *
   * @throws IllegalArgumentException if it is no final status, 200 to 599
   */
  public static Answer ofStatus(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be 200 to 599, but is " + status);
    }
    if (status < 400) {
      return ACKNOWLEDGED;
    }
    return status < 500 || status == 503 ? REFUSED : UNKNOWN;
  }

  /**
   * Reads what a write threw: an {@link OutcomeUnknownException} or a connection lost leave the
   * outcome unknown, every other {@link StoreException} and a connection not made refuse.
   *
   * @return empty for what says nothing about the write, and so is a bug in the test or in the
   *     store
   */
  public static Optional<Answer> ofFailure(Throwable failure) {
    if (failure instanceof OutcomeUnknownException) {
      return Optional.of(UNKNOWN);
    }
    if (failure instanceof StoreException || failure instanceof ConnectException) {
      return Optional.of(REFUSED);
    }
    return failure instanceof IOException ? Optional.of(UNKNOWN) : Optional.empty();
  }
}
