package dev.menagerie.store;

/**
 * The store cannot be reached now. The write was certainly <em>not</em> stored, so it is safe to
 * try again, here or elsewhere.
 */
public class StoreUnavailableException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a call that did not reach the store.
   *
   * @param call what was tried
   * @param whatNow what went wrong and what to do about it, as a sentence
   * @param cause the driver's exception, or {@code null} where there is none
   */
  public StoreUnavailableException(StoreCall call, String whatNow, Throwable cause) {
    super(call, whatNow, cause);
  }
}
