package dev.menagerie.platform.state;

/** What an instance is there for. */
public enum Role {
  /** Started, and not yet proven healthy. */
  STARTING,
  /** Takes requests. */
  LIVE,
  /** Takes the share of requests that the canary gets. */
  CANARY,
  /** Replaced, but kept until its successors have proven themselves. */
  PARKED,
  /** Finishes what it has, and is then stopped. */
  DRAINING
}
