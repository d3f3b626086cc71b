package dev.menagerie.web.surveys;

import java.util.Locale;

/** Who may see the results of a survey, the responses and their export. An admin may always. */
public enum Audience {
  /** Everybody. */
  EVERYBODY,
  /** Who has answered. */
  ANSWERED,
  /** Nobody but an admin. */
  ADMIN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
