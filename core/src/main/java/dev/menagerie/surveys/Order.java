package dev.menagerie.surveys;

/** In which order responses are read. */
public enum Order {
  /** As they were stored. */
  OLDEST_FIRST,
  /** The latest before those stored earlier. */
  NEWEST_FIRST
}
