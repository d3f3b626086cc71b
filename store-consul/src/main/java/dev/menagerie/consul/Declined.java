package dev.menagerie.consul;

/**
 * Consul understood a request and does not want it, for a reason that asking again will not mend:
 * no permission, say. Nothing was stored.
 */
final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Declined(String reason, Throwable cause) {
    super(reason, cause);
  }
}
