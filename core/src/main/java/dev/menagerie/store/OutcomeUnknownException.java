package dev.menagerie.store;

/**
 * The store was asked, but its answer never came: the write may have been stored, or not, or may
 * yet be. Every write carries its own identity, so sending the same write again settles it without
 * storing it twice.
 */
public class OutcomeUnknownException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a call without an answer.
   *
   * @param call what was tried
   * @param whatNow what went wrong and what to do about it, as a sentence
   * @param cause the driver's exception, or {@code null} where there is none
   */
  public OutcomeUnknownException(StoreCall call, String whatNow, Throwable cause) {
    super(call, whatNow, cause);
  }
}
