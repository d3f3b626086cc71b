package dev.menagerie.store;

/**
 * More is waiting for the store than may wait. The write was certainly <em>not</em> stored; try
 * again in a moment.
 */
public class StoreBusyException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a call that was turned away.
   *
   * @param call what was tried
   * @param whatNow how much was waiting and what to do about it, as a sentence
   */
  public StoreBusyException(StoreCall call, String whatNow) {
    super(call, whatNow, null);
  }
}
