package dev.menagerie.sql;

/** The database is there, but not one that this program can use as it is. */
final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells why.
   *
   * @param why what is wrong and what to do about it, as a sentence
   */
  UnfitException(String why) {
    super(why);
  }
}
