package dev.menagerie.votes;

/** What became of a ballot. */
public enum Cast {
  /** The voter's first ballot in this poll: the option has one vote more. */
  COUNTED,
  /** The voter had chosen another option before: one vote moved, the sum stays. */
  MOVED,
  /** The voter had already chosen this option: nothing changed. */
  UNCHANGED
}
