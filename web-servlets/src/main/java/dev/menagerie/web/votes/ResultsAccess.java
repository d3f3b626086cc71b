package dev.menagerie.web.votes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may see the results on the public port. An administrator may always. */
public enum ResultsAccess {
  /** Everybody. */
  ALWAYS,
  /** Who has voted. */
  VOTED,
  /** Everybody, once the poll is closed. */
  CLOSED,
  /** Nobody but an administrator. */
  ADMIN;

  /** Finds one by its name in lower case. */
  public static Optional<ResultsAccess> byName(String name) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
