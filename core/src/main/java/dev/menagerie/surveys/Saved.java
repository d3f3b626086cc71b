package dev.menagerie.surveys;

/** What became of a response. */
public enum Saved {
  /** It is stored now. */
  STORED,
  /** It was stored before, and stays as it was. */
  REPEATED,
  /** It is not stored: the survey has as many responses as it takes. */
  FULL
}
