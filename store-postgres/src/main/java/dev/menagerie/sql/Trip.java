package dev.menagerie.sql;

/**
 * What a call to the database is about, and what may be done with it when the connection breaks.
 *
 * @param operation what is tried, as a verb phrase
 * @param key the key concerned, or an empty string
 * @param writes whether it changes anything: a broken read is merely unanswered
 * @param repeatable whether doing it twice is the same as doing it once
 * @param transaction whether it is several statements that are committed together
 */
record Trip(String operation, String key, boolean writes, boolean repeatable, boolean transaction) {
  static Trip reading(String operation, String key) {
    return new Trip(operation, key, false, true, false);
  }

  /** A write that must not be sent twice. */
  static Trip writing(String operation, String key) {
    return new Trip(operation, key, true, false, false);
  }

  /** A write that carries its own identity, and so may be sent again. */
  static Trip writingAgain(String operation, String key) {
    return new Trip(operation, key, true, true, false);
  }

  /** The same trip as a transaction. */
  Trip inTransaction() {
    return new Trip(operation, key, writes, repeatable, true);
  }
}
