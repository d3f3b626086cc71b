package dev.menagerie.consul;

/**
 * No server gave an answer that says what happened: none could be reached, one fell silent, or the
 * cluster has no leader.
 */
final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  /**
   * Says whether the request may have reached a server, and thus may happen, even later.
   *
   * @param sent false only if it certainly never left
   */
  Unanswered(boolean sent, Throwable cause) {
    super(cause.toString(), cause);
    this.sent = sent;
  }

  /** Whether the request may have reached a server. */
  boolean sent() {
    return sent;
  }
}
