package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

/**
 * Whether a store answers.
 *
 * @param up whether it does
 * @param detail if it does not, why, in words fit for an operator and free of secrets; else empty
 */
public record Health(boolean up, String detail) {
  private static final Health UP = new Health(true, "");

  /** Refuses a missing detail. */
  public Health {
    requireNonNull(detail, "detail");
  }

  /** The health of a store that answers. */
  public static Health ok() {
    return UP;
  }

  /** The health of a store that does not, and why. */
  public static Health down(String detail) {
    return new Health(false, detail);
  }
}
