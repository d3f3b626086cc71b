package dev.menagerie.standalone.settings;

import java.util.Locale;

/** The kinds of sources of a value, the one that wins first. */
public enum Origin {
  /** The command line. */
  FLAG,
  /** An environment variable. */
  ENVIRONMENT,
  /** A system property. */
  PROPERTY,
  /** Nothing was said. */
  DEFAULT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
