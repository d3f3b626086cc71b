package dev.menagerie.store;

/**
 * A store could not do what was asked of it. The message says what was tried, on which key of which
 * store, and what to do now; the driver's own exception is the cause.
 *
 * <p>Thrown as this class itself, it means that the store or the request is broken in a way that
 * trying again will not mend, and that nothing of the write was stored; of a batch some may be, but
 * only if storing it again does no harm. The subclasses say more.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a failed call.
   *
   * @param call what was tried
   * @param whatNow what went wrong and what to do about it, as a sentence
   * @param cause the driver's exception, or {@code null} where there is none
   */
  public StoreException(StoreCall call, String whatNow, Throwable cause) {
    super("Could not " + call + ": " + whatNow, cause);
  }
}
