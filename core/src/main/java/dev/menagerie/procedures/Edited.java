package dev.menagerie.procedures;

import static java.util.Objects.requireNonNull;

/** What became of an {@link Edit}. */
public sealed interface Edited {
  /**
   * The code is in the catalogue now as asked for.
   *
   * @param entry the row after the change
   * @param created whether the edit added the code
   */
  record Written(Entry entry, boolean created) implements Edited {
    /** Refuses a missing row. */
    public Written {
      requireNonNull(entry, "entry");
    }
  }

  /** The code was removed. */
  record Deleted() implements Edited {}

  /**
   * Nothing changed: the row is not what the edit expected, because the code to create is there
   * already, or the version is another.
   *
   * @param current the row as it stands
   */
  record Conflict(Entry current) implements Edited {
    /** Refuses a missing row. */
    public Conflict {
      requireNonNull(current, "current");
    }
  }

  /** Nothing changed: there is no such code to delete, or to replace at the version expected. */
  record Missing() implements Edited {}
}
